import { get, post, type Page } from '@/shared/api/client'
import type { ClockColour } from '@/shared/ui/ClockTag.vue'

export interface TodoRow {
  id: string
  /** Module the work belongs to. */
  system: string
  /** What it is about: 食品经营许可（新办）. */
  subject: string
  title: string
  applicant: string | null
  number: string | null
  /** What has to be done now. */
  step: string
  /** Nobody yet when empty. */
  assignee: string | null
  dueAt: string | null
  /** 剩 4 天 · 超期 1 天 */
  dueText: string | null
  colour: ClockColour
  /** Where it is done. */
  link: string
  /** What this person may do with it here, for example `claim`. */
  actions: string[]
}

export interface TodoCounts {
  all: number
  mine: number
  yellow: number
  red: number
}

export interface TodoPageOfRows extends Page<TodoRow> {
  counts: TodoCounts
}

export interface TodoFilter {
  system: string
  colour: ClockColour | ''
  mine: boolean
}

export const fetchTodo = (filter: TodoFilter, after: string | null) =>
  get<TodoPageOfRows>('/api/workflow/todo', {
    system: filter.system,
    colour: filter.colour,
    mine: filter.mine,
    after,
    limit: 50,
  })

export const claimTodo = (id: string) => post(`/api/workflow/todo/${encodeURIComponent(id)}/claim`)
