/** One place the jump box can lead to. */
export interface JumpHit {
  title: string
  detail?: string
  /** Address within the desk. */
  to: string
  icon?: string
}

/** What a feature finds for some words; exported as `find` from its jump.ts. */
export type JumpSource = (words: string, signal: AbortSignal) => Promise<JumpHit[]>
