/** The demo trail that an empty installation shows. */
export const DEMO_EVENTS = 5000;
export const DEMO_SEED = 1;
