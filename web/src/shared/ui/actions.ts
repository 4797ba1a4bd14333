import type { FieldError } from '@/shared/api/problem'

export interface ActionField {
  key: string
  label: string
  type: 'text' | 'textarea' | 'date' | 'datetime' | 'number' | 'select' | 'members' | 'lines' | 'checkbox'
  options: { value: string; label: string }[]
  required: boolean
  hint: string | null
}

/** What somebody may do with an object now, as the server offers it. */
export interface Action {
  /** Last part of the address that does it. */
  key: string
  label: string
  /** One letter. */
  hotkey: string | null
  /** What it brings about, with dates; lines are kept. */
  consequence: string | null
  danger: boolean
  /** The step of the process that it completes. */
  step: string | null
  fields: ActionField[]
}

/** The same act on the same step; what it needs may have changed since. */
export const sameAction = (one: Action, other: Action | null): boolean =>
  one.key === other?.key && one.step === other.step

export type ActionValue = string | boolean | string[]
export type ActionValues = Record<string, ActionValue>

const nothing = (field: ActionField): ActionValue => {
  if (field.type === 'checkbox') return false
  if (field.type === 'members') return []
  return field.type === 'lines' ? [''] : ''
}

/** What an empty form holds. */
export const blank = (fields: ActionField[]): ActionValues =>
  Object.fromEntries(fields.map((field) => [field.key, nothing(field)]))

/** A wall-clock time is meant in the time zone of the law. */
const instant = (wall: string): string => new Date(`${wall}:00+08:00`).toISOString()

const answer = (field: ActionField, value: ActionValue | undefined): unknown => {
  if (Array.isArray(value)) return value.map((it) => it.trim()).filter(Boolean)
  if (typeof value !== 'string') return value ?? false
  const text = value.trim()
  if (!text) return null
  if (field.type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text
  return field.type === 'datetime' ? instant(text) : text
}

/** The values as the server wants them; what was left empty is null. */
export const answers = (fields: ActionField[], values: ActionValues): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.key, answer(field, values[field.key])]))

/** Fields that must be filled and are not; the words come from the caller. */
export const missing = (
  fields: ActionField[],
  values: ActionValues,
  say: (field: ActionField) => string,
): FieldError[] => {
  const sent = answers(fields, values)
  const empty = (it: unknown): boolean => it === null || it === false || (Array.isArray(it) && it.length === 0)
  return fields
    .filter((field) => field.required && empty(sent[field.key]))
    .map((field) => ({ field: field.key, message: say(field) }))
}
