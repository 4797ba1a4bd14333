import './htmx'
import { saveDrafts } from './autosave'
import { focusErrorSummary, guardDoubleSubmit } from './forms'
import { closeMenus } from './menus'
import { readAloud } from './read-aloud'
import { switchRegion } from './region-switch'
import { walkSuggestions } from './suggest'
import { sendUploads } from './upload'

focusErrorSummary()
guardDoubleSubmit()
closeMenus()
walkSuggestions()
switchRegion()
sendUploads()
saveDrafts()
readAloud()
