/**
 * Arrow keys walk from the search box into its suggestions and back; Escape closes them.
 * The links take the real focus, so that nothing has to be announced by hand.
 */
export const walkSuggestions = (): void => {
  for (const search of document.querySelectorAll<HTMLFormElement>('form.search')) {
    const input = search.querySelector<HTMLInputElement>('input[type="search"]')
    const list = search.querySelector<HTMLElement>('.suggest')
    if (!input || !list) continue

    const links = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > a')]
    const step = (by: 1 | -1): void => {
      const all = links()
      const target = all.indexOf(document.activeElement as HTMLElement) + by
      if (target < 0) input.focus()
      else all[Math.min(target, all.length - 1)]?.focus()
    }

    search.addEventListener('keydown', (event) => {
      if (event.isComposing) return
      if (event.key === 'Escape' && !list.classList.contains('closed') && links().length) {
        event.preventDefault()
        list.classList.add('closed')
        input.focus()
      } else if (event.key === 'ArrowDown' && links().length) {
        event.preventDefault()
        list.classList.remove('closed')
        step(1)
      } else if (event.key === 'ArrowUp' && list.contains(document.activeElement)) {
        event.preventDefault()
        step(-1)
      }
    })
    input.addEventListener('input', () => list.classList.remove('closed'))
  }
}
