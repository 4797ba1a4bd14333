/** The menu closes with Escape and when the focus leaves it. */
export const closeMenus = (): void => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu')) {
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      menu.open = false
      menu.querySelector('summary')?.focus()
    })
    menu.addEventListener('focusout', (event) => {
      if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false
    })
  }
}
