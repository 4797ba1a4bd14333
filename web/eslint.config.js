import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'

const noParents = { group: ['../*', '!../*.css'], message: 'features are flat' }
const noFeatures = { group: ['@/features/*', '**/features/*'], message: 'imports go shared → features → app' }
const noApp = { group: ['@/app/*', '**/app/*'], message: 'imports go shared → features → app' }
const noDesk = { group: ['@/shared/ui/*', 'element-plus', 'element-plus/*'], message: 'the portal stays light' }
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

export default defineConfig(
  { ignores: ['dist', 'node_modules', 'test-results'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  ...a11y.configs['flat/recommended'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    rules: {
      // names and globals are checked by the type checker, layout by prettier
      'no-undef': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'off',
      'vue/no-v-html': 'error',
      'vue/require-default-prop': 'off',
      'vue/no-unused-refs': 'error',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/form-control-has-label': ['error', { labelComponents: ['AppField'] }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-alert': 'error',
      'no-console': 'error',
      'max-lines': ['error', 400],
    },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  { files: ['src/features/**'], rules: forbid(noParents, noFeatures, noApp) },
  { files: ['src/shared/**'], rules: forbid(noFeatures, noApp) },
  { files: ['src/portal/**', 'src/islands/**'], rules: forbid(noDesk, noFeatures, noApp) },
)
