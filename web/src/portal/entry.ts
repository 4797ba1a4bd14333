import '../styles/portal.css'
import './portal'
