/** What a page needs to open without network. Never attendance, links, accesses, codes or exports. */
const kept = /^\/api\/(?:moi|accueil|organismes|(?:seances|documents|axes|schemas|groupes)\/[\w-]+)$/

export const isKeptAnswer = ({ pathname, search }: URL): boolean => search === '' && kept.test(pathname)

export const SIGN_OUT_PATH = '/api/moi/deconnexion'
