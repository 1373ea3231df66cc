import { nbsp } from './http/french.ts'

/** What people read where the server was started. The log is elsewhere, and machines read it. */
export const say = (sentence: string): void => void process.stdout.write(`${nbsp(sentence)}\n`)

/** A fact that programs wait for too: « name : value », with plain spaces. */
export const tell = (name: string, value: string): void => void process.stdout.write(`${name} : ${value}\n`)

/** A refusal: one sentence, no stack. */
export const complain = (sentence: string): void => void process.stderr.write(`${nbsp(sentence)}\n`)
