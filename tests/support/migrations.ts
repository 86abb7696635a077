import { fileURLToPath } from 'node:url';

/** Folder of the SQL migrations. */
export const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url));
