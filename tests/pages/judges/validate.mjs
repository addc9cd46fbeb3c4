// Validators over whole folders: the Nu HTML checker, html-validate, stylelint, doiuse.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';

const MODULES = path.resolve(import.meta.dirname, '../node_modules');

function vnuRun(words) {
  const jar = path.join(MODULES, 'vnu-jar/build/dist/vnu.jar');
  try {
    execFileSync('java', ['-Xss1m', '-XX:+UseSerialGC', '-jar', jar, '--format', 'json', '--stdout', '--Werror', ...words], { encoding: 'utf8', maxBuffer: 1e8 });
    return [];
  } catch (error) {
    if (!error.stdout) throw error;
    return JSON.parse(error.stdout).messages.map(m => `${decodeURIComponent(m.url ?? '').replace(/^file:/, '')}:${m.lastLine}: ${m.message}`);
  }
}

// Errors and warnings of the Nu HTML checker for every page below a folder.
export const nuHtml = folder => vnuRun(['--skip-non-html', folder]);
export const nuCss = file => vnuRun(['--css', file]);

const RULES = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // minify-html writes void elements without a slash and attributes without quotes.
    'void-style': 'off', 'attr-quotes': 'off', 'no-trailing-whitespace': 'off', 'doctype-style': 'off', 'long-title': 'off',
    // A focusable scroll region is a div with role=region: a section would need a heading.
    'prefer-native-element': 'off', 'tel-non-breaking': 'off', 'require-sri': 'off',
    'heading-level': 'error', 'input-missing-label': 'error', 'empty-heading': 'error', 'empty-title': 'error', 'unique-landmark': 'error', 'wcag/h63': 'error',
    'no-raw-characters': ['error', { relaxed: true }], 'no-inline-style': 'error', 'no-dup-id': 'error', 'multiple-labeled-controls': 'error',
    'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'no-implicit-button-type': 'off', 'valid-id': ['error', { relaxed: true }],
  },
});

export async function htmlValidate(html, name) {
  const report = await RULES.validateString(html, name);
  return report.results.flatMap(result => result.messages.map(m => `${name}: ${m.ruleId}: ${m.message}`));
}

const STYLE = {
  extends: 'stylelint-config-standard',
  rules: {
    // The stylesheet is written compactly, since it is sent as it stands.
    'rule-empty-line-before': null, 'declaration-empty-line-before': null, 'at-rule-empty-line-before': null, 'declaration-block-single-line-max-declarations': null,
    'custom-property-empty-line-before': null, 'comment-empty-line-before': null,
    'value-keyword-case': null, 'font-family-name-quotes': null, 'no-descending-specificity': null, 'media-feature-range-notation': null,
    // Prefixes and old notations are for engines of 2020.
    'property-no-vendor-prefix': null, 'property-no-deprecated': null, 'selector-class-pattern': null, 'declaration-property-value-keyword-no-deprecated': null, 'declaration-property-value-no-unknown': null, 'no-duplicate-selectors': null, 'selector-pseudo-element-colon-notation': null, 'alpha-value-notation': null, 'color-function-notation': null, 'shorthand-property-no-redundant-values': null, 'declaration-block-no-shorthand-property-overrides': null,
    'property-disallowed-list': ['text-autospace', 'animation', 'transition'],
    'unit-disallowed-list': ['vw', 'vh'],
    'declaration-property-value-disallowed-list': { 'text-align': ['justify'], 'line-height': [/px$/], 'font-family': [/^(system-ui|Arial|Helvetica)/] },
  },
};

export async function style(file) {
  const { default: stylelint } = await import('stylelint');
  const { results } = await stylelint.lint({ files: [file], config: STYLE });
  return results.flatMap(result => result.warnings.map(w => `${w.line}: ${w.text}`));
}

// Features that Chrome 78 or iOS 12 lack, each with what those browsers show instead.
const WITHOUT = new Map([
  ['prefers-color-scheme', 'Chrome 78 has it; iOS 12 shows the light colours'],
  ['text-underline-offset', 'the line stands closer to the text'],
  ['css-text-wrap-balance', 'a title breaks where it must'],
  ['css-paged-media', 'the browser prints with its own margins'],
  ['css-page-break', 'older names stand beside the newer ones'],
  ['multicolumn', 'break-inside is for print only'],
  ['text-size-adjust', 'the prefixed name stands beside it'],
  ['css-overflow-wrap-anywhere', 'word-break stands beside it'],
  ['wordwrap', 'overflow-wrap: anywhere has word-break beside it'],
  ['css-forced-colors', 'the system draws its own colours'],
  ['css-line-break', 'line breaks follow the browser'],
  ['css-content-visibility', 'opens details for print in engines that hide them with it; older ones need display alone'],
  ['css-appearance', 'the prefixed name stands beside it'],
  ['css-overflow', 'lacks overflow: clip and two values, which are not used'],
  ['css-text-indent', 'lacks each-line and hanging, which are not used'],
]);

export async function oldBrowsers(file) {
  const { default: doiuse } = await import('doiuse');
  const { default: postcss } = await import('postcss');
  const faults = [];
  await postcss(doiuse({ browsers: ['chrome >= 78', 'ios_saf >= 12'], onFeatureUsage: info => {
    if (!WITHOUT.has(info.feature)) faults.push(`${info.feature}: ${info.message.split('\n')[0]}`);
  } })).process(fs.readFileSync(file, 'utf8'), { from: file });
  return [...new Set(faults)];
}
