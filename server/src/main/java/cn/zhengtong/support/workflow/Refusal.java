package cn.zhengtong.support.workflow;

import cn.zhengtong.kernel.RuleViolation;
import java.util.List;

/// What this room refuses, each named after its situation.
abstract class Refusal extends RuleViolation {

    Refusal(String code, Kind kind, String developerMessage, Object... arguments) {
        super(code, kind, developerMessage, arguments);
    }

    /// No such step, or not for this actor.
    static class StepUnknown extends Refusal {
        StepUnknown() {
            super("workflow.step-unknown", Kind.UNKNOWN, "No such step within the reach of the actor");
        }
    }

    /// Somebody else holds the step.
    static class StepTaken extends Refusal {
        StepTaken(String holder) {
            super("workflow.taken", Kind.CHANGED_MEANWHILE, "Another member holds the step", holder);
        }
    }

    /// The step is done or cancelled already.
    static class StepOver extends Refusal {
        StepOver() {
            super("workflow.step-over", Kind.CHANGED_MEANWHILE, "The step is over");
        }
    }

    /// Who did an earlier step of the same work may not do this one (不相容岗位分离).
    static class DutiesSeparated extends Refusal {
        DutiesSeparated(String name) {
            super("workflow.duties-separated", Kind.REFUSED, "Separated duties on the same work", name);
        }
    }

    /// One member signs a countersigned task once.
    static class SignedAlready extends Refusal {
        SignedAlready(String name) {
            super("workflow.signed-already", Kind.REFUSED, "The member has signed or holds a signature", name);
        }
    }

    /// The member may not do the step that should be handed over.
    static class MemberUnfit extends Refusal {
        MemberUnfit(String name) {
            super("workflow.member-unfit", Kind.REFUSED, "The member does not hold the permission there", name);
        }
    }

    /// Only one's own steps can be given back.
    static class NotHeld extends Refusal {
        NotHeld() {
            super("workflow.not-held", Kind.REFUSED, "The actor does not hold the step");
        }
    }

    /// Handing over leaves a reason.
    static class ReasonMissing extends Refusal {
        ReasonMissing() {
            super("workflow.reason-missing", Kind.REFUSED, "A reason of 2 to 500 characters is needed");
        }
    }

    /// An opinion fits on a page.
    static class OpinionTooLong extends Refusal {
        OpinionTooLong(int most) {
            super("workflow.opinion-too-long", Kind.REFUSED, "The opinion is too long", most);
        }
    }

    /// More at once than one request may do.
    static class BatchTooLarge extends Refusal {
        BatchTooLarge(int most) {
            super("workflow.batch-too-large", Kind.REFUSED, "Too many steps in one request", most);
        }
    }

    /// No process is published under this key.
    static class ProcessUnknown extends Refusal {
        ProcessUnknown(String key) {
            super("workflow.process-unknown", Kind.UNKNOWN, "No process " + key, key);
        }
    }

    /// The file holds what cannot be executed; each point is named.
    static class FileRefused extends Refusal {
        private final transient List<FieldError> problems;

        FileRefused(List<FieldError> problems) {
            super("workflow.file-refused", Kind.REFUSED, problems.size() + " problems", problems.size());
            this.problems = List.copyOf(problems);
        }

        @Override
        public List<FieldError> fieldErrors() {
            return problems;
        }
    }

    /// The newest version is this very file.
    static class FileUnchanged extends Refusal {
        FileUnchanged(int version) {
            super("workflow.file-unchanged", Kind.REFUSED, "The newest version is the same file", version);
        }
    }

    /// A process that calls itself, however indirectly.
    static class CallsTooDeep extends Refusal {
        CallsTooDeep(String key) {
            super("workflow.calls-too-deep", Kind.REFUSED, "Calls nest too deep in " + key, key);
        }
    }

    /// Facts are names with plain values of a bounded size.
    static class FactsUnfit extends Refusal {
        FactsUnfit(String name) {
            super("workflow.facts-unfit", Kind.REFUSED, "Fact not plain or too large: " + name, name);
        }
    }

    /// The list of those who are to countersign is empty, too long, or names somebody who may not.
    static class SignersUnfit extends Refusal {
        SignersUnfit(String task) {
            super("workflow.signers-unfit", Kind.REFUSED, "The signers of " + task + " do not fit", task);
        }
    }

    /// No such delegation of this member.
    static class DelegationUnknown extends Refusal {
        DelegationUnknown() {
            super("workflow.delegation-unknown", Kind.UNKNOWN, "No such delegation of the actor");
        }
    }

    /// The substitute holds nothing of what the member may do.
    static class SubstituteUnfit extends Refusal {
        SubstituteUnfit(String name) {
            super("workflow.substitute-unfit", Kind.REFUSED, "The substitute holds none of the permissions", name);
        }
    }

    /// One substitute at a time.
    static class DelegationOverlaps extends Refusal {
        DelegationOverlaps() {
            super("workflow.delegation-overlaps", Kind.REFUSED, "Another delegation covers part of the period");
        }
    }

    /// A period that ends before it begins, is over, or is too long.
    static class PeriodUnfit extends Refusal {
        PeriodUnfit(int mostDays) {
            super("workflow.period-unfit", Kind.REFUSED, "The period is over, reversed or too long", mostDays);
        }
    }

    /// The pages about processes are not for this actor.
    static class NotForThisPost extends Refusal {
        NotForThisPost() {
            super("workflow.not-for-this-post", Kind.NOT_ALLOWED, "Neither supervisor nor keeper of items");
        }
    }
}
