/** Why the catalogue is not changed. Not found and another school's are the same. */
export type CatalogueError = {
	code: 'catalogue.not-allowed' | 'catalogue.not-found' | 'catalogue.no-network';
};
