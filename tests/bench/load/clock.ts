/** Milliseconds of a clock that all processes of this machine share, so that one may send and another receive. */
const offset = Number(process.hrtime.bigint()) / 1e6 - performance.now()

export const now = (): number => performance.now() + offset
