export function findChromium(): string | null
export function findLibreOffice(): string | null
export function findCompiler(): string | null
