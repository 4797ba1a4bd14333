/** After a refused form the summary takes the focus, so that a screen reader begins there. */
export const focusErrorSummary = (): void => {
  const summary = document.querySelector<HTMLElement>('.errsum')
  if (!summary) return
  if (!summary.hasAttribute('tabindex')) summary.tabIndex = -1
  summary.focus()
  summary.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]')
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (!target) return
    event.preventDefault()
    const control = target.matches('input, select, textarea, button, a')
      ? target
      : target.querySelector<HTMLElement>('input, select, textarea, button')
    target.scrollIntoView({ block: 'center' })
    ;(control ?? target).focus({ preventScroll: true })
  })
}

/** A form that was sent once is not sent twice by an impatient finger; going back makes it usable again. */
export const guardDoubleSubmit = (): void => {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post' || event.defaultPrevented) return
    if (form.dataset['sent'] === 'yes') {
      event.preventDefault()
      return
    }
    form.dataset['sent'] = 'yes'
    window.addEventListener('pageshow', () => delete form.dataset['sent'], { once: true })
  })
}
