import { listActions } from './list-actions';
import type { Actions } from './$types';

export const actions: Actions = listActions;
