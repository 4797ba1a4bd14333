import type { FieldError } from '@/shared/api/problem'

/** The part of JSON Schema (2020-12) that forms of service items use. */
export interface JsonSchema {
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'
  title?: string
  description?: string
  enum?: string[]
  oneOf?: { const: string; title: string }[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  properties?: Record<string, JsonSchema>
  required?: string[]
}

export type SchemaKind =
  'choice' | 'choices' | 'lines' | 'list' | 'group' | 'boolean' | 'number' | 'date' | 'longtext' | 'text'

const LONG = 120

export const options = (schema: JsonSchema): { value: string; label: string }[] =>
  schema.oneOf?.map((it) => ({ value: it.const, label: it.title })) ??
  schema.enum?.map((it) => ({ value: it, label: it })) ??
  []

const kindOfArray = (items: JsonSchema): SchemaKind => {
  if (options(items).length) return 'choices'
  return items.type === 'object' ? 'list' : 'lines'
}

/** How a value of this schema is asked for. */
export const kindOf = (schema: JsonSchema): SchemaKind => {
  if (options(schema).length) return 'choice'
  if (schema.type === 'array') return kindOfArray(schema.items ?? {})
  if (schema.type === 'object' || schema.properties) return 'group'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'boolean') return 'boolean'
  if (schema.format === 'date') return 'date'
  return (schema.maxLength ?? 0) > LONG ? 'longtext' : 'text'
}

export type SchemaValues = Record<string, unknown>

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

type Say = (key: string, values: Record<string, string | number>) => string

const textFault = (schema: JsonSchema, value: string, title: string, say: Say): string | null => {
  const length = [...value].length
  if (schema.minLength && length < schema.minLength) return say('schema.short', { title, n: schema.minLength })
  if (schema.maxLength && length > schema.maxLength) return say('schema.long', { title, n: schema.maxLength })
  if (options(schema).length && !options(schema).some((it) => it.value === value))
    return say('schema.choose', { title })
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) return say('schema.shape', { title })
  if (schema.format === 'date' && Number.isNaN(Date.parse(value))) return say('schema.date', { title })
  return null
}

const numberFault = (schema: JsonSchema, value: unknown, title: string, say: Say): string | null => {
  if (typeof value !== 'number') return say('schema.number', { title })
  if (schema.type === 'integer' && !Number.isInteger(value)) return say('schema.integer', { title })
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below } = schema
  if (minimum !== undefined && value < minimum) return say('schema.least', { title, n: minimum })
  if (maximum !== undefined && value > maximum) return say('schema.most', { title, n: maximum })
  if (above !== undefined && value <= above) return say('schema.above', { title, n: above })
  if (below !== undefined && value >= below) return say('schema.below', { title, n: below })
  return null
}

const fault = (schema: JsonSchema, value: unknown, title: string, say: Say): string | null => {
  const kind = kindOf(schema)
  if (kind === 'number') return numberFault(schema, value, title, say)
  if (typeof value === 'string') return textFault(schema, value.trim(), title, say)
  if (Array.isArray(value)) {
    if (schema.minItems && value.length < schema.minItems) return say('schema.few', { title, n: schema.minItems })
    if (schema.maxItems && value.length > schema.maxItems) return say('schema.many', { title, n: schema.maxItems })
  }
  return null
}

const needKey = (kind: SchemaKind): string =>
  kind === 'choice' || kind === 'choices' || kind === 'boolean' || kind === 'date' ? 'schema.choose' : 'schema.fill'

/** What can be put right before the server is asked; the server checks everything again. */
export const schemaErrors = (schema: JsonSchema, values: SchemaValues, path: string, say: Say): FieldError[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, part]): FieldError[] => {
    const field = `${path}.${key}`
    const value = values[key]
    const kind = kindOf(part)
    const title = part.title ?? key
    if (kind === 'group') {
      const needed = schema.required?.includes(key) || !isEmpty(value)
      return needed ? schemaErrors(part, (value ?? {}) as SchemaValues, field, say) : []
    }
    if (isEmpty(value)) {
      return schema.required?.includes(key) ? [{ field, message: say(needKey(kind), { title }) }] : []
    }
    const message = fault(part, value, title, say)
    if (message) return [{ field, message }]
    if (kind !== 'list') return []
    return (value as SchemaValues[]).flatMap((it, index) =>
      schemaErrors(part.items ?? {}, it, `${field}.${index}`, say),
    )
  })

/** Without what was left empty, so that an optional value is absent and not an empty text. */
export const filled = (values: SchemaValues): SchemaValues =>
  Object.fromEntries(
    Object.entries(values)
      .map(([key, value]): [string, unknown] => {
        if (typeof value === 'string') return [key, value.trim()]
        if (Array.isArray(value)) return [key, value.map((it) => (isObject(it) ? filled(it) : it)).filter(kept)]
        return [key, isObject(value) ? filled(value) : value]
      })
      .filter(([, value]) => !isEmpty(value) && !(isObject(value) && Object.keys(value).length === 0)),
  )

const kept = (it: unknown): boolean => !(typeof it === 'string' && it.trim() === '')
const isObject = (value: unknown): value is SchemaValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
