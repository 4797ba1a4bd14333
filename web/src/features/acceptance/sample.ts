import type { Action } from '@/shared/ui/actions'
import type { CaseMaterial, CaseView } from './api'

/* What the server says in the tests of this folder. */

export const action = (key: string, more: Partial<Action> = {}): Action => ({
  key,
  label: '受理',
  hotkey: 'S',
  consequence: '承诺：6 个工作日，至 12-01',
  danger: false,
  step: 's1',
  fields: [],
  ...more,
})

export const material = (key: string, more: Partial<CaseMaterial> = {}): CaseMaterial => ({
  key,
  name: `材料 ${key}`,
  necessity: 'REQUIRED',
  form: 'ELECTRONIC',
  state: 'PROVIDED',
  standard: '独立成间；有洗手池。',
  guidance: '手画也行。',
  checked: null,
  remark: null,
  files: [{ id: `f-${key}`, name: `${key}.png`, mediaType: 'image/png', size: 1000, url: `/api/f/${key}` }],
  licence: null,
  ...more,
})

export const caseView = (more: Partial<CaseView> = {}): CaseView => ({
  number: '730518462',
  version: 3,
  status: 'SUBMITTED',
  statusText: '待受理',
  ballWith: '办理机关',
  channel: 'ONLINE',
  item: { code: 'i', taskCode: 't1', name: '食品经营许可（新办）', snapshot: 's' },
  body: { code: 'b', name: '玄武区市场监督管理局' },
  region: { code: '320102', name: '玄武区' },
  originRegion: { code: '320104', name: '秦淮区' },
  applicant: {
    kind: 'FIRM',
    name: '陈*禾',
    certificate: '3201**********2846',
    mobile: '138****0517',
    firm: { creditCode: '91320102MA7KD3F29Y', name: '南京拾盏茶饮有限公司', address: '丹凤街 88 号' },
    agent: null,
  },
  submittedAt: '2026-11-20T13:18:00Z',
  acceptedAt: null,
  deemed: false,
  decidedAt: null,
  deliveredAt: null,
  visits: 0,
  form: { fields: [{ key: 'premises', title: '经营场所', value: '丹凤街 88 号 1 层', type: 'string' }] },
  materials: [material('layout'), material('rules', { checked: 'OK' })],
  clocks: [
    {
      kind: 'RECEIPT',
      label: '受理期限',
      startedAt: '2026-11-20T13:18:00Z',
      amount: 5,
      unit: 'WORKING_DAY',
      dueAt: '2026-11-27T16:00:00Z',
      dueText: '剩 4 个工作日',
      colour: 'GREEN',
      stoppedAt: null,
      derivation: ['11-20 收到，次日起 5 个工作日。'],
      days: [{ date: '2026-11-23', kind: 'TODAY', note: null }],
    },
    {
      kind: 'SUPPLEMENT',
      label: '补正期限',
      startedAt: '2026-11-10T00:00:00Z',
      amount: 30,
      unit: 'WORKING_DAY',
      dueAt: '2026-12-10T16:00:00Z',
      dueText: '已停',
      colour: 'NONE',
      stoppedAt: '2026-11-12T02:00:00Z',
      derivation: [],
      days: [],
    },
  ],
  documents: [
    {
      id: 'd1',
      number: '宁玄市监收〔2026〕1240号',
      title: '收件凭证',
      issuedAt: '2026-11-20T13:18:05Z',
      state: 'ISSUED',
      servedAt: null,
      url: '/api/d/1',
    },
  ],
  licence: null,
  steps: [
    {
      id: 's1',
      key: 'accept',
      name: '受理审查',
      state: 'OPEN',
      assignee: 'm',
      assigneeName: '王一宁',
      openedAt: '2026-11-20T13:18:00Z',
      doneAt: null,
      doneBy: null,
      opinion: null,
      dueAt: null,
    },
  ],
  diagram: {
    nodes: [
      { key: 'a', name: '开始', kind: 'START', state: 'DONE', who: null, when: null, remark: null },
      { key: 'b', name: '受理审查', kind: 'TASK', state: 'NOW', who: '王一宁', when: null, remark: '五日内' },
      { key: 'c', name: '审核', kind: 'TASK', state: 'AHEAD', who: null, when: null, remark: null },
    ],
    edges: [
      { from: 'a', to: 'b', label: null },
      { from: 'b', to: 'c', label: null },
      { from: 'c', to: 'b', label: '退回' },
    ],
  },
  history: [
    { at: '2026-11-20T13:18:00Z', kind: 'SUBMITTED', text: '网上提交', who: '陈*禾', note: null, documentId: 'd1' },
    { at: '2026-11-23T02:14:00Z', kind: 'CLAIMED', text: '领办', who: '王一宁', note: null, documentId: null },
  ],
  actions: [action('acceptance')],
  ...more,
})

export const waiting = (...numbers: string[]) => ({
  rows: numbers.map((number) => ({ number, link: `/desk/acceptance/cases/${number}` })),
  next: null,
})
