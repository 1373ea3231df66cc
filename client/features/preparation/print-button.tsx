import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#client/ui/button'

/** Opens the printing of the device; itself never on paper. */
export const PrintButton = ({ children = 'Imprimer' }: { children?: ReactNode }) => (
  <Button look="primary" className="sans-papier" onPress={() => window.print()}>
    <Printer size={18} aria-hidden="true" /> {children}
  </Button>
)
