import type { JumpHit, JumpSource } from '@/shared/jump'

/** A feature that has something to find brings its own jump.ts; it is read when somebody first searches. */
const sources = import.meta.glob<{ find: JumpSource }>('../features/*/jump.ts')

const MOST = 20

/** What the features know about these words; a feature that fails stays silent. */
export const findEverywhere = async (words: string, signal: AbortSignal): Promise<JumpHit[]> => {
  const answers = await Promise.allSettled(
    Object.values(sources).map(async (source) => (await source()).find(words, signal)),
  )
  return answers.flatMap((it) => (it.status === 'fulfilled' ? it.value : [])).slice(0, MOST)
}
