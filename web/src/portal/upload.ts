import { csrf, element, say } from './page'
import { focusErrorSummary } from './forms'

const percent = (event: ProgressEvent): number => (event.total ? Math.round((event.loaded / event.total) * 100) : 0)

/** The answer is a whole page: a redirect is followed, a refused form takes the place of the old one. */
const follow = (request: XMLHttpRequest, sentTo: string): void => {
  const page = new DOMParser().parseFromString(request.responseText, 'text/html').querySelector('main')
  const old = document.querySelector('main')
  if (request.responseURL && request.responseURL !== sentTo) location.assign(request.responseURL)
  else if (page && old) {
    old.replaceWith(page)
    showUploads()
    focusErrorSummary()
  } else location.reload()
}

const send = (form: HTMLFormElement, submitter: HTMLElement | null): void => {
  const bar = element('progress', { className: 'prog', max: 100, value: 0 })
  const words = element('p', { className: 'saved' })
  bar.setAttribute('aria-label', say('上传进度', 'Upload progress'))
  words.setAttribute('role', 'status')
  const stop = element('button', { type: 'button', className: 'btn quiet' }, say('停止上传', 'Stop'))
  const box = element('div', { className: 'upload' }, bar, words, stop)
  form.append(box)

  const request = new XMLHttpRequest()
  const done = (text: string): void => {
    form.removeAttribute('aria-busy')
    bar.remove()
    stop.remove()
    words.classList.add('warn')
    words.textContent = text
  }
  request.upload.addEventListener('progress', (event) => {
    bar.value = percent(event)
    words.textContent =
      bar.value < 100
        ? say(`已传 ${bar.value}%`, `${bar.value}% sent`)
        : say('传完了，正在查毒、保存…', 'Sent. Checking and saving…')
  })
  request.addEventListener('load', () => follow(request, new URL(form.action, location.href).href))
  request.addEventListener('error', () =>
    done(say('没有传上，网络断了。文件还在，可以再试。', 'Not sent, the network failed. Try again.')),
  )
  request.addEventListener('abort', () => done(say('已停止，没有保存。', 'Stopped. Nothing was saved.')))
  stop.addEventListener('click', () => request.abort())

  form.setAttribute('aria-busy', 'true')
  request.open('POST', form.action)
  request.setRequestHeader('X-XSRF-TOKEN', csrf())
  request.setRequestHeader('Accept', 'text/html')
  request.send(new FormData(form, submitter))
}

/** Forms marked `data-progress` show how far their files are; without scripts they are sent as ever. */
export const showUploads = (): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-progress]')) {
    form.addEventListener('submit', (event) => {
      const chosen = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')].some((it) => it.files?.length)
      if (!chosen || form.getAttribute('aria-busy') === 'true') return
      event.preventDefault()
      form.querySelector('.upload:has(.saved.warn)')?.remove()
      send(form, event.submitter)
    })
  }
}
