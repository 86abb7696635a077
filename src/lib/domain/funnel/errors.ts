/** Why a step of accompanying a first connection is refused. Not found and not yours are the same. */
export type FunnelError = { code: 'funnel.not-found' | 'funnel.not-allowed' };
