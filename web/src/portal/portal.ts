/** Portal pages work without this script; it only shortens ways. */

/** After a refused form the summary takes the focus, so that a screen reader begins there. */
const focusErrorSummary = (): void => {
  document.querySelector<HTMLElement>('.errsum')?.focus()
}

/** A form that was sent once is not sent twice by an impatient finger. */
const guardDoubleSubmit = (): void => {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post') return
    if (form.dataset['sent'] === 'yes') {
      event.preventDefault()
      return
    }
    form.dataset['sent'] = 'yes'
    window.addEventListener('pageshow', () => delete form.dataset['sent'], { once: true })
  })
}

/** The menu closes with Escape and when the focus leaves it. */
const closeMenus = (): void => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu')) {
    menu.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        menu.open = false
        menu.querySelector('summary')?.focus()
      }
    })
    menu.addEventListener('focusout', (event) => {
      if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false
    })
  }
}

focusErrorSummary()
guardDoubleSubmit()
closeMenus()
