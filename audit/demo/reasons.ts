import type { Random } from "./random.ts";

/** Why a status changed: the reason as the organisation defines it, and what operators write beside it. */
type ReasonRow = { id: number; description: string; notes: readonly string[] };

const REASONS = {
  customerRequest: {
    id: 1,
    description: "SOLICITACAO DO CLIENTE",
    notes: ["Cliente solicitou bloqueio temporário", "Bloqueio a pedido do titular, protocolo {n}"],
  },
  customerReturn: {
    id: 2,
    description: "DESBLOQUEIO SOLICITADO PELO CLIENTE",
    notes: ["Cliente solicitou o desbloqueio", "Titular confirmou os dados e pediu a liberação, protocolo {n}"],
  },
  suspectedFraud: {
    id: 3,
    description: "SUSPEITA DE FRAUDE",
    notes: ["Transações fora do perfil do cliente", "Bloqueio preventivo, alerta {n}", "Compra não reconhecida"],
  },
  confirmedFraud: {
    id: 4,
    description: "FRAUDE CONFIRMADA",
    notes: ["Fraude confirmada após análise, dossiê {n}", "Conta aberta com documento de terceiro"],
  },
  lossOrTheft: {
    id: 5,
    description: "PERDA OU ROUBO",
    notes: ["Cliente informou perda do cartão", "Celular e cartão roubados, B.O. {n}"],
  },
  replaced: {
    id: 6,
    description: "CARTAO REEMITIDO",
    notes: ["Novo cartão entregue ao titular", "Segunda via ativada, protocolo {n}"],
  },
  overdue: {
    id: 7,
    description: "INADIMPLENCIA",
    notes: ["Fatura em atraso há mais de 30 dias", "Atraso superior a 60 dias, acordo não cumprido"],
  },
  paid: { id: 8, description: "PAGAMENTO REGULARIZADO", notes: ["Fatura quitada", "Acordo {n} quitado"] },
  verified: {
    id: 9,
    description: "DESBLOQUEIO APOS VALIDACAO CADASTRAL",
    notes: ["Dados validados com o titular", "Biometria aprovada", "Desbloqueio após verificação, protocolo {n}"],
  },
  documents: {
    id: 10,
    description: "DOCUMENTACAO PENDENTE",
    notes: ["Documento de identidade ilegível", "Comprovante de residência vencido"],
  },
  judicial: {
    id: 12,
    description: "DETERMINACAO LEGAL / JUDICIAL",
    notes: ["Bloqueio por determinação judicial, ofício {n}/2026", "Ordem Sisbajud {n}"],
  },
  judicialLift: {
    id: 13,
    description: "REVOGACAO DE ORDEM JUDICIAL",
    notes: ["Desbloqueio por determinação judicial, ofício {n}/2026", "Cancelamento da ordem Sisbajud {n}"],
  },
  closing: {
    id: 15,
    description: "ENCERRAMENTO DE CONTA",
    notes: ["Encerramento a pedido do cliente", "Conta encerrada, saldo zerado"],
  },
  rollback: { id: 16, description: "CANCELAMENTO INDEVIDO", notes: ["Cancelamento revertido, protocolo {n}"] },
} as const satisfies Record<string, ReasonRow>;

export type ReasonName = keyof typeof REASONS;
export type Reason = { reason_id?: number; reason_description?: string; description?: string };

/** No reason of any kind: the keys are absent, as the contract allows. */
export const NO_REASON: Reason = {};

/** A reason as it is published, with a note more often than not. */
export function drawReason(random: Random, name: ReasonName): Reason {
  const { id, description, notes } = REASONS[name];
  const reason: Reason = { reason_id: id, reason_description: description };
  if (random.chance(0.8)) {
    reason.description = random.pick<string>(notes).replace("{n}", String(random.between(1_000, 99_999)));
  }
  return reason;
}
