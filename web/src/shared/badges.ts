import { defineStore } from 'pinia'
import { reactive } from 'vue'

/** Numbers beside navigation entries, by the name of the entry's route. */
export const useBadges = defineStore('badges', () => {
  const numbers = reactive<Record<string, number>>({})
  const set = (route: string, number: number): void => {
    numbers[route] = number
  }
  return { numbers, set }
})
