/** Loaded before a server: its clock is ahead by as many milliseconds as the file CLOCK_AHEAD says, looked at all the time. */
import { existsSync, readFileSync } from 'node:fs'

const file = process.env.CLOCK_AHEAD ?? ''
const RealDate = Date
let ahead = 0
setInterval(() => {
  if (existsSync(file)) ahead = Number(readFileSync(file, 'utf8'))
}, 20).unref()

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead)
    else super(...given)
  }
  static now() {
    return RealDate.now() + ahead
  }
}
