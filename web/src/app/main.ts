import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../styles/tokens.css'
import '../styles/desk.css'
import App from './App.vue'
import { createMessages } from '@/shared/messages'
import { router } from './router'

const language = document.cookie.includes('lang=en') ? 'en' : 'zh-CN'
createApp(App).use(createPinia()).use(createMessages(language)).use(router).mount('#app')
