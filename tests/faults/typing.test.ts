/** French typed in two real editors at once, on a bad network: dead keys, which compose a letter, and soft returns. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectField } from '#shared/document/project'
import { proseText } from '#shared/document/value'
import { sousGroupe } from '#shared/documents/sous-groupe'
import { openBrowser } from '#tests/support/browser'
import { caretTo, pressUntil } from '#tests/support/caret'
import type { Person } from '#tests/support/people'
import { contextOf, contours, openPage, shows, wordsShown, workshopBehindProxy } from './browsers.ts'
import { pick } from './crew.ts'
import type { FaultProxy, Line } from './fault-proxy.ts'
import { SEED, sized } from './profile.ts'
import { logOf, type Sheet, type Workshop } from './workshop.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const ROUNDS = sized(1, 20)
const dead: Readonly<Record<string, string>> = { ê: '^', î: '^', ô: '^', û: '^', ë: '¨', ï: '¨', Ê: '^' }

interface Typist {
  page: Page
  keyboard: CDPSession
}

/** A letter that takes two keys: the first is shown underlined, the second puts the letter in its place. */
async function compose({ keyboard }: Typist, letter: string): Promise<void> {
  const accent = dead[letter] ?? ''
  await keyboard.send('Input.imeSetComposition', { text: accent, selectionStart: 1, selectionEnd: 1 })
  await new Promise((resolve) => setTimeout(resolve, 20)) // Between two keys of a person.
  await keyboard.send('Input.insertText', { text: letter })
}

/** `\n` is a soft return, `\n\n` a new paragraph. */
async function type(typist: Typist, text: string): Promise<void> {
  const { page } = typist
  for (const part of text.split(/(\n\n|\n|[êîôûëïÊ])/)) {
    if (part === '\n\n') await page.keyboard.press('Enter')
    else if (part === '\n') await page.keyboard.press('Shift+Enter')
    else if (part in dead) await compose(typist, part)
    else if (part !== '') await page.keyboard.type(part, { delay: 8 })
  }
}

const first = 'Être à l’heure :\nla fête de Noël, le goûter, l’île.'
const second = 'Aïe ! Où est le dû ?\nÇa dépend « du maïs » et du rôle.'
/** Without the letters that compose. */
const plain = 'Où est la clé ?\nÇa dépend « du marché » et de la réunion.'

interface Desk {
  workshop: Workshop
  sheet: Sheet
  proxy: FaultProxy
  awa: Typist
  bruno: Typist
  /** Waits until both screens say that everything is recorded and show the same; answers what. */
  settled(): Promise<string>
}

async function twoAtWork(): Promise<Desk> {
  const { workshop, proxy } = await workshopBehindProxy(SEED)
  const sheet = pick(
    workshop.sheets.filter(({ kind }) => kind === 'sous-groupe'),
    0,
  )
  async function sitDown(person: Person | undefined): Promise<Typist> {
    if (person === undefined) throw new Error('nobody types')
    const context = await contextOf(browser, workshop.url, person)
    const page = await openPage(context, workshop, sheet)
    return { page, keyboard: await context.newCDPSession(page) }
  }
  const people = await workshop.participants(2)
  const [awa, bruno] = [await sitDown(people[0]), await sitDown(people[1])]
  const settled = async (): Promise<string> => {
    for (const { page } of [awa, bruno]) await shows(page, 'enregistre')
    await expect.poll(async () => (await wordsShown(awa.page)) === (await wordsShown(bruno.page)), LONG).toBe(true)
    return wordsShown(awa.page)
  }
  return { workshop, sheet, proxy, awa, bruno, settled }
}

const LONG = { timeout: 30_000 }
const BAD: Line = { latencyMs: 60, jitterMs: 50, sliceBytes: 200, stalls: { everyMs: 3000, ms: 400 } }

/** Awa replaces everything; both carets are in the text, hers at the start of it and Bruno's at its end. */
async function startFrom({ awa, bruno, settled }: Desk, text: string): Promise<void> {
  await contours(awa.page).click()
  await awa.page.keyboard.press('Control+A')
  await awa.page.keyboard.press('Delete')
  await type(awa, text)
  expect(await settled()).toBe(text)
  await caretTo(contours(awa.page), 'first')
  await caretTo(contours(bruno.page), 'last')
}

const letters = (text: string): string => [...text.replaceAll('\n', '')].sort().join('')

async function inLog({ workshop, sheet }: Desk): Promise<string> {
  return proseText(projectField(sousGroupe, await logOf(workshop, sheet), 'contours'))
}

test(`two people type French at once on a bad network, and every letter is there once (SEED=${SEED})`, {
  timeout: 120_000 + ROUNDS * 60_000,
}, async () => {
  const desk = await twoAtWork()
  const { awa, bruno, proxy, settled } = desk
  proxy.set('both', BAD)
  for (let round = 0; round < ROUNDS; round++) {
    // A paragraph each: what each wrote is as they wrote it.
    await startFrom(desk, '1\n\n2')
    await pressUntil(contours(awa.page), 'End', ({ before }) => before === '1')
    await Promise.all([type(awa, first), type(bruno, second)])
    expect(await settled()).toBe(`1${first}\n\n2${second}`)
    expect(await inLog(desk)).toBe(`1${first}\n2${second}`)

    // One empty line for both: a soft return moves what the other writes behind it meanwhile, and loses none of it. Two made
    // at the same instant may double what stands behind both: one of them makes none.
    const inOneLine = plain.replace('\n', ' ')
    await startFrom(desk, '')
    await Promise.all([type(awa, plain), type(bruno, inOneLine)])
    const together = await settled()
    expect(letters(together)).toBe(letters(plain + inOneLine))
    expect(together.split('\n')).toHaveLength(2)
    expect(await inLog(desk)).toBe(together)
  }
})

test('a letter that is being composed is not disturbed by the other’s letters in the same line', {
  timeout: 120_000,
}, async () => {
  const desk = await twoAtWork()
  const { awa, bruno, settled } = desk
  await startFrom(desk, '<>')
  await bruno.keyboard.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 })
  await awa.page.keyboard.type('avant ')
  await expect.poll(() => wordsShown(bruno.page), LONG).toBe('avant <>^')
  await bruno.keyboard.send('Input.insertText', { text: 'ê' })
  await expect.poll(() => wordsShown(awa.page), LONG).toBe('avant <>ê')
  expect(await settled()).toBe('avant <>ê')
})
