import { ROLES, TEAM_ROLES, type Role } from '../../domain/shared/actor';
import type { PictogramName } from '../pictogram/pictogram';

/** A place of the back-office's navigation, by task. */
export type Place = { key: string; href: string; picture: PictogramName; roles: readonly Role[] };

/** Everybody who works for the school: a resource parent has a page of her own, an inspector one place. */
const EVERYBODY: readonly Role[] = ROLES.filter(
	(role) => role !== 'resource-parent' && role !== 'inspector'
);

/** The places, in the order of the navigation; the policies of each task decide again. */
export const PLACES: readonly Place[] = [
	{
		key: 'connexions',
		href: '/mediation/premieres-connexions',
		picture: 'family',
		roles: ['head', 'education-adviser', 'secretary', 'mediator', 'adviser', 'administrator']
	},
	{
		key: 'accompagnements',
		href: '/mediation/accompagnements',
		picture: 'accompaniment',
		roles: ['head', 'education-adviser', 'secretary', 'mediator', 'adviser']
	},
	{
		key: 'appels',
		href: '/mediation/a-appeler',
		picture: 'call-me',
		roles: ['head', 'education-adviser', 'secretary', 'mediator']
	},
	{ key: 'ateliers', href: '/mediation/ateliers', picture: 'workshop', roles: EVERYBODY },
	{
		key: 'parents-ressources',
		href: '/mediation/parents-ressources',
		picture: 'volunteer',
		roles: ['head', 'mediator', 'adviser', 'inspector']
	},
	{
		key: 'materiel',
		href: '/mediation/materiel',
		picture: 'computer',
		roles: ['head', 'education-adviser', 'secretary', 'mediator', 'adviser']
	},
	{
		key: 'lieux',
		href: '/mediation/lieux',
		picture: 'place',
		roles: ['head', 'education-adviser', 'secretary', 'mediator', 'adviser', 'administrator']
	},
	{
		key: 'messages',
		href: '/mediation/messages',
		picture: 'message',
		roles: ['head', 'education-adviser', 'secretary', 'teacher']
	},
	{
		key: 'langues',
		href: '/mediation/langues',
		picture: 'language',
		roles: ['head', 'education-adviser', 'secretary', 'mediator']
	},
	{ key: 'equipe', href: '/mediation/equipe', picture: 'team', roles: TEAM_ROLES },
	{
		key: 'ecole',
		href: '/mediation/ecole',
		picture: 'school',
		roles: ['head', 'secretary', 'administrator']
	}
];

/** The places that a member of staff with these roles may open. */
export function placesFor(roles: readonly Role[]): Place[] {
	return PLACES.filter((place) => place.roles.some((role) => roles.includes(role)));
}
