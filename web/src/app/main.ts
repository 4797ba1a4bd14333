import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../styles/desk.css'
import { whenSignedOut } from '@/shared/api/client'
import { createMessages, language } from '@/shared/messages'
import { useSession } from '@/shared/session'
import App from './App.vue'
import { router } from './router'
import { startTheme } from './theme'

const start = async (): Promise<void> => {
  document.documentElement.lang = language()
  startTheme()
  const messages = await createMessages(language())
  const app = createApp(App).use(createPinia()).use(messages)
  whenSignedOut(() => useSession().markEnded())
  router.afterEach((to) => {
    document.title = `${messages.global.t(to.meta.title ?? 'app.title')} · ${messages.global.t('app.brand')}`
  })
  app.use(router).mount('#app')
}

void start()
