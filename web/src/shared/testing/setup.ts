import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach } from 'vitest'

/** What jsdom leaves out of the browser and the components rely on. */
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false
  this.dispatchEvent(new Event('close'))
}
document.documentElement.lang = 'zh-CN'

/** A page of the test before must not answer to the keys of this one. */
enableAutoUnmount(afterEach)
