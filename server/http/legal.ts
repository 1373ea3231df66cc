import type { Hono } from 'hono'
import { html } from 'hono/html'
import { page } from './pages/page.ts'
import { style, stylePath } from './pages/style.ts'

const confidentialite = html`<h1>Vos données</h1>
<p>Tour de table sert à animer les séances des groupes de travail, à tenir leur feuille d’émargement et à en restituer les travaux.</p>
<h2>Qui est responsable</h2>
<p>Le service qui organise la séance&nbsp;: son nom et le contact de son délégué à la protection des données figurent sur l’invitation. Le traitement relève de sa mission d’intérêt public.</p>
<h2>Ce qui est conservé, et pourquoi</h2>
<dl>
<dt>Nom, fonction, organisation, mode de participation, personne représentée, heures</dt>
<dd>L’émargement. Nom et mode sont nécessaires&nbsp;; le reste est facultatif. Seules les personnes qui animent la séance lisent la feuille.</dd>
<dt>Ce que vous écrivez dans les fiches et les notes</dt>
<dd>Le travail du groupe, lu par les participant·es de la séance. Votre nom et votre organisation s’affichent à celles et ceux qui ont le même document ouvert&nbsp;; chaque écriture est rattachée à la personne qui l’a faite.</dd>
<dt>Vos commentaires et votre avis sur une restitution</dt>
<dd>Lus par qui l’écrit et la relit, avec votre organisation et votre fonction. Qui vous a nommé·e voit aussi quand votre lien a été ouvert. Rien n’en sort dans les documents exportés ou publiés.</dd>
<dt>Un texte tapé après la clôture</dt>
<dd>Refusé par le serveur et gardé en brouillon sur votre appareil, il est aussi transmis aux personnes qui animent la séance, qui le lisent et décident de le reprendre ou de l’écarter&nbsp;; vous voyez leur décision.</dd>
<dt>Votre liaison pendant la séance</dt>
<dd>Les personnes qui animent voient si vous êtes relié·e, depuis quand, et combien de vos modifications attendent encore, jamais leur contenu. Le serveur ne l’enregistre pas et l’oublie en une journée au plus.</dd>
<dt>Les organisations présentes, sans les noms</dt>
<dd>Les restitutions, qui comptent les organisations et non les personnes.</dd>
</dl>
<p>Aucune adresse électronique ni numéro de téléphone n’est demandé. Rien ne sort de ce serveur.</p>
<h2>Combien de temps</h2>
<p>Votre accès à une séance dure 30&nbsp;jours sur l’appareil où vous avez signé&nbsp;; celui des personnes qui animent, 12&nbsp;heures. La feuille d’émargement et les travaux suivent la durée d’archivage fixée par le service responsable.</p>
<h2>Vos droits</h2>
<p>Vous pouvez lire vos données, les faire corriger ou effacer, ou vous opposer à leur usage&nbsp;: demandez-le pendant la séance à l’animation, ensuite au service qui vous a invité·e. Une personne effacée n’a plus de nom dans l’outil&nbsp;; sa présence reste comptée avec son organisation, et le travail du groupe reste au groupe. Vous pouvez aussi adresser une réclamation à la Cnil.</p>
<h2>Cookies</h2>
<p>Un seul, celui de votre accès, indispensable au fonctionnement. Ni mesure d’audience, ni publicité, ni service extérieur.</p>
<p>Des copies de vos textes en cours sont gardées dans votre navigateur pour survivre à une coupure&nbsp;; elles disparaissent quand vous vous déconnectez.</p>
<p><a href="/r">Rejoindre une séance</a></p>`

const accessibilite = html`<h1>Accessibilité&nbsp;: non conforme</h1>
<p>Tour de table n’a pas encore été audité selon le référentiel général d’amélioration de l’accessibilité (RGAA&nbsp;4.1). Sans audit, la seule mention exacte est «&nbsp;non conforme&nbsp;», même si ses pages sont conçues et essayées pour les règles WCAG&nbsp;2.2 de niveau&nbsp;AA.</p>
<h2>Ce qui est fait</h2>
<ul>
<li>toutes les pages se parcourent au clavier, avec un repère visible&nbsp;;</li>
<li>aucune information n’est donnée par la couleur seule&nbsp;;</li>
<li>la signature de présence fonctionne sans JavaScript&nbsp;;</li>
<li>chaque séance peut être suivie sur papier&nbsp;: feuille d’émargement et ordre du jour s’impriment.</li>
</ul>
<h2>Ce qui reste à vérifier</h2>
<ul>
<li>l’écriture à plusieurs avec chaque lecteur d’écran&nbsp;;</li>
<li>les fichiers exportés, au regard du même référentiel.</li>
</ul>
<h2>Une difficulté&nbsp;?</h2>
<p>Dites-la à l’animation pendant la séance, qui peut écrire et signer pour vous. Ensuite, adressez-vous au service qui vous a invité·e&nbsp;: la personne chargée de l’animation du groupe. Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits.</p>
<p><a href="/r">Rejoindre une séance</a></p>`

/** The two notices every page leads to, and the style of the pages served without the client. */
export function mountLegal(app: Hono): void {
  app.get('/confidentialite', (c) => page(c, { title: 'Vos données', body: confidentialite }))
  app.get('/accessibilite', (c) => page(c, { title: 'Accessibilité', body: accessibilite }))
  app.get(stylePath, (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8')
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    return c.body(style)
  })
}
