import type { Page } from 'playwright';

/** Every page of the back-office by a name for its picture, found as a head would find it. */
export async function officePages(page: Page, origin: string): Promise<Record<string, string>> {
	const firstOf = async (list: string): Promise<string> => {
		await page.goto(origin + list);
		return (await page.locator('tbody th a').first().getAttribute('href'))!;
	};
	const linkOn = async (path: string, link: string): Promise<string> => {
		await page.goto(origin + path);
		return (await page.locator(link).first().getAttribute('href'))!;
	};
	const list = '/mediation/premieres-connexions';
	const card = await firstOf(list);
	const session = await firstOf('/mediation/ateliers');
	const message = await firstOf('/mediation/messages?sorte=message');
	const loan = await firstOf('/mediation/materiel');
	await page.goto(`${origin}${list}/feuille`);
	const sheet = (await page.locator('main li a').first().getAttribute('href'))!;
	await page.goto(`${origin}/mediation/langues`);
	const translation = (await page.locator('.lines a').first().getAttribute('href'))!;
	const accompaniments = '/mediation/accompagnements';
	const appointment = await linkOn(`${accompaniments}/rendez-vous`, 'main li .what a');
	const person = await firstOf(`${accompaniments}/personnes?hors=fichier`);
	const alike = await linkOn(`${accompaniments}/personnes`, 'main .notice a');
	return {
		liste: list,
		'liste-vide': `${list}?q=personne-ne-porte-ce-nom`,
		carte: card,
		'carte-active': await firstOf(`${list}?etape=active`),
		lettres: `${list}/lettres?g=${card.split('/').pop()}`,
		'lettres-vides': `${list}/lettres`,
		comptoir: `${list}/comptoir`,
		'comptoir-langue': `${list}/comptoir/${card.split('/').pop()}`,
		moments: `${list}/moments`,
		feuilles: `${list}/feuille`,
		feuille: sheet,
		rappels: `${list}/rappels`,
		'liste-filtree': `${list}?connexion=non&vu=jamais&ordre=nom`,
		chiffres: `${list}/chiffres`,
		niveaux: `${list}/niveaux`,
		accompagnements: accompaniments,
		'accompagnements-vides': `${accompaniments}?mois=2020-01`,
		accompagnement: await firstOf(accompaniments),
		'accompagnement-change': `${await firstOf(accompaniments)}?modifier=oui`,
		'accompagnement-nouveau': `${accompaniments}/nouveau`,
		'rendez-vous': `${accompaniments}/rendez-vous`,
		'rendez-vous-interpretes': `${accompaniments}/rendez-vous?interpretes=a-trouver`,
		'rendez-vous-nouveau': `${accompaniments}/rendez-vous/nouveau`,
		'rendez-vous-un': appointment,
		'rendez-vous-papier': `${appointment}/papier`,
		personnes: `${accompaniments}/personnes`,
		personne: person,
		'personnes-comparer': alike,
		'a-appeler': '/mediation/a-appeler',
		'a-appeler-messages': '/mediation/a-appeler?sorte=message',
		'a-appeler-vide': '/mediation/a-appeler?classe=00000000-0000-4000-8000-000000000000',
		'a-appeler-lettres': '/mediation/a-appeler/lettres',
		ateliers: '/mediation/ateliers',
		'atelier-nouveau': '/mediation/ateliers/nouveau',
		atelier: session,
		'atelier-modifier': `${session}/modifier`,
		'atelier-porte': `${session}/porte`,
		'parents-ressources': '/mediation/parents-ressources',
		'parent-ressource': await firstOf('/mediation/parents-ressources'),
		'parents-ressources-familles': '/mediation/parents-ressources/familles',
		materiel: '/mediation/materiel',
		'materiel-rendus': '/mediation/materiel?voir=rendus',
		'materiel-pret': loan,
		'materiel-preter': '/mediation/materiel/preter',
		'materiel-inventaire': '/mediation/materiel/inventaire',
		'materiel-nouveau': '/mediation/materiel/inventaire/nouveau',
		'materiel-besoins': '/mediation/materiel/besoins',
		'materiel-questionnaire': `/mediation/materiel/questionnaire/${card.split('/').pop()}`,
		'materiel-feuille': '/mediation/materiel/questionnaire?langue=ar',
		'atelier-intervenants': `${session}/intervenants`,
		catalogue: '/mediation/ateliers/catalogue',
		'catalogue-nouveau': '/mediation/ateliers/catalogue/nouveau',
		intervenants: '/mediation/ateliers/intervenants',
		'intervenant-nouveau': '/mediation/ateliers/intervenants/nouveau',
		agenda: '/mediation/ateliers/agenda',
		'rappels-demandes': '/mediation/a-appeler/rappels',
		messages: '/mediation/messages',
		'messages-vides': '/mediation/messages?etat=never-shown',
		message,
		'message-pas-informes': `${message}?voir=pas-informes`,
		'message-liste-entiere': `${message}?liste=entiere`,
		devoir: await firstOf('/mediation/messages?sorte=homework'),
		devoirs: '/mediation/messages?sorte=homework',
		reponses: '/mediation/messages/reponses',
		'nouveau-message': '/mediation/messages/nouveau/message',
		'nouveau-devoir': '/mediation/messages/nouveau/devoir',
		'nouvelle-absence': '/mediation/messages/nouveau/absence',
		'nouveau-retard': '/mediation/messages/nouveau/retard',
		langues: '/mediation/langues',
		'langues-relues': '/mediation/langues?voir=relues',
		'langues-texte': translation,
		glossaire: '/mediation/langues/glossaire',
		voix: '/mediation/langues/voix',
		'voix-ar': '/mediation/langues/voix/ar',
		lieux: '/mediation/lieux',
		equipe: '/mediation/equipe',
		ecole: '/mediation/ecole',
		aide: '/mediation/ecole/aide',
		'aide-nouveau': '/mediation/ecole/aide/nouveau',
		demarches: '/mediation/ecole/demarches',
		deconnexion: '/mediation/ecole/deconnexion',
		arret: '/mediation/ecole/arret',
		traduction: '/mediation/ecole/traduction',
		'connexion-ecole': '/mediation/connexion/ecole',
		'connexion-cle': '/mediation/connexion/cle',
		'adresse-inconnue': '/mediation/nulle-part',
		inconnu: '/mediation/messages/00000000-0000-4000-8000-000000000000'
	};
}

/** Pages before anybody is signed in. */
export const OPEN_PAGES = { connexion: '/mediation/connexion', lien: '/mediation/lien' };
