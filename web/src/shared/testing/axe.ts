import axe from 'axe-core'

/** Accessibility findings in what a component drew; contrast needs a real browser and is checked in the journeys. */
export const findings = async (element: Element): Promise<string[]> => {
  if (!element.isConnected) document.body.replaceChildren(element)
  const result = await axe.run(element, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })
  return result.violations.map((it) => `${it.id}: ${it.nodes[0]?.html}`)
}
