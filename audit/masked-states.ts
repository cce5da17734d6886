import { maskCode, maskE164, maskNumber, maskText } from "./masking.ts";
import { hasNumber, judgeNumber } from "./phone-numbers.ts";
import { type FieldChange, fieldChanges } from "./revisions.ts";
import { isPhone, type PhoneState, type State, type StatusState } from "./states.ts";

/** A phone as a viewer sees it: digits masked, judged before they were. */
export type PhoneView = PhoneState & { e164: string | null; valid: boolean };
export type StateView = StatusState | PhoneView;

/** Masks a state. What leaves the store for a viewer goes through here, so that no page has to remember it. */
export function maskState(state: State): StateView {
  return isPhone(state) ? maskPhone(state) : maskStatus(state);
}

/** A state with nothing hidden, for a reveal: judged as it is when it is masked. */
export function openState(state: State): StateView {
  if (!isPhone(state)) return state;
  const { e164, valid } = judgeNumber(state);
  return { ...state, e164, valid: valid && hasNumber(state.number) };
}

/** The changes between two states, found on the real values and then masked: two numbers may look the same when hidden. */
export function maskedChanges(before: State, after: State, views = [before, after].map(maskState)): FieldChange[] {
  const [from, to] = views as Record<string, FieldChange["from"]>[];
  return fieldChanges(before, after).map(({ field }) => ({
    field,
    from: from?.[field] ?? null,
    to: to?.[field] ?? null,
  }));
}

export const isPhoneView = (view: StateView): view is PhoneView => "active" in view;

function maskPhone(phone: PhoneState): PhoneView {
  const { e164, callingCode, areaCode, valid } = judgeNumber(phone);
  return {
    area_code: phone.area_code && maskCode(phone.area_code),
    number: phone.number && maskNumber(phone.number),
    type: maskText(phone.type),
    extension: phone.extension && maskText(phone.extension),
    active: phone.active,
    country_code: phone.country_code && maskCode(phone.country_code),
    e164: e164 && maskE164(e164, callingCode, areaCode, phone.number ?? ""),
    valid: valid && hasNumber(phone.number),
  };
}

const maskStatus = (state: StatusState): StatusState => ({
  status: maskText(state.status),
  reason_id: state.reason_id,
  reason_description: state.reason_description && maskText(state.reason_description),
  description: state.description && maskText(state.description),
});
