/** On every answer to a known person: whose it is, so that a device never shows one person what it kept of another. */
export const PERSON_HEADER = 'tour-de-table-personne'
