import { computed, ref, type ComputedRef, type Ref } from 'vue'

export interface Column {
  key: string
  title: string
  /** Numbers stand at the right. */
  number?: boolean
  /** A width as CSS knows it; without it the column takes what is left. */
  width?: string
  /** Always shown, because a row means nothing without it. */
  fixed?: boolean
  /** Not shown until somebody asks for it. */
  hidden?: boolean
}

interface ColumnChoice {
  shown: ComputedRef<Column[]>
  choosable: ComputedRef<Column[]>
  hidden: Ref<string[]>
  toggle: (key: string) => void
}

/** Which columns somebody wants to see in one table, remembered on this device. */
export const useColumns = (id: string, columns: () => Column[]): ColumnChoice => {
  const name = `zhengtong.columns.${id}`
  const stored = localStorage.getItem(name)
  const hidden = ref<string[]>(
    stored === null
      ? columns()
          .filter((it) => it.hidden)
          .map((it) => it.key)
      : stored.split(','),
  )
  const toggle = (key: string): void => {
    hidden.value = hidden.value.includes(key) ? hidden.value.filter((it) => it !== key) : [...hidden.value, key]
    localStorage.setItem(name, hidden.value.join(','))
  }
  return {
    shown: computed(() => columns().filter((it) => it.fixed || !hidden.value.includes(it.key))),
    choosable: computed(() => columns().filter((it) => !it.fixed)),
    hidden,
    toggle,
  }
}
