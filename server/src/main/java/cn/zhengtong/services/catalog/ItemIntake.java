package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CreditCode;
import cn.zhengtong.kernel.Digests;
import cn.zhengtong.kernel.OrganisationCode;
import cn.zhengtong.kernel.RuleViolation;
import cn.zhengtong.support.regions.Organisation;
import cn.zhengtong.support.regions.Organisations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes a row of a list in as a draft: a new item, a change of one, or nothing when nothing changed.
@Component
class ItemIntake {

    /// Origin of items that came from lists.
    static final String IMPORT = "IMPORT";

    private final JdbcClient jdbc;
    private final GuideReader json;
    private final Items items;
    private final ItemDrafts drafts;
    private final Origins origins;
    private final Sources sources;
    private final Organisations organisations;
    private final ContentChecks checks;

    ItemIntake(
            JdbcClient jdbc,
            GuideReader json,
            Items items,
            ItemDrafts drafts,
            Origins origins,
            Sources sources,
            Organisations organisations,
            ContentChecks checks) {
        this.jdbc = jdbc;
        this.json = json;
        this.items = items;
        this.drafts = drafts;
        this.origins = origins;
        this.sources = sources;
        this.organisations = organisations;
        this.checks = checks;
    }

    /// What becomes, or would become, of a row.
    enum Verdict {
        NEW,
        CHANGED,
        UNCHANGED,
        CONFLICT,
        REFUSED
    }

    /// @param item code of the item, null when the row is refused
    record Outcome(
            Verdict verdict,
            @Nullable CatalogCode item,
            List<ImportRemark> remarks,
            List<ItemMerge.Conflict> conflicts,
            int gaps) {

        static Outcome refused(List<ImportRemark> remarks) {
            return new Outcome(Verdict.REFUSED, null, remarks, List.of(), 0);
        }
    }

    private record Plan(
            Outcome outcome,
            ImportRow row,
            String digest,
            ItemContent content,
            ItemBodies bodies,
            @Nullable Long version,
            Map<String, Object> base) {}

    /// What would become of the row; nothing is written.
    @Transactional(readOnly = true)
    Outcome dryRun(String source, ImportRow row) {
        return row.refused()
                ? Outcome.refused(row.remarks())
                : plan(source, row).map(Plan::outcome).orElseThrow();
    }

    /// Takes the row in, within the caller's transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    Outcome take(String source, ImportRow row, String raw) {
        if (row.refused()) {
            return Outcome.refused(row.remarks());
        }
        lock();
        var plan = plan(source, row).orElseThrow();
        var outcome = plan.outcome();
        if (outcome.verdict() == Verdict.REFUSED || outcome.item() == null || row.key() == null) {
            return outcome;
        }
        if (outcome.verdict() == Verdict.UNCHANGED) {
            return outcome;
        }
        sources.meet(source, row.body());
        items.save(Actor.PROGRAM, plan.content(), plan.bodies(), IMPORT, plan.version());
        origins.write(source, row.key(), outcome.item(), row.body().key(), plan.digest(), plan.base(), raw);
        return outcome;
    }

    /// Codes are given out by one import at a time.
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('catalog.import', 0))")
                .query((row, n) -> 0)
                .list();
    }

    private Optional<Plan> plan(String source, ImportRow row) {
        var key = row.key();
        if (key == null) {
            return Optional.empty();
        }
        var named = named(row.body());
        var ours = named.isPresent() ? named : matched(source, row.body());
        var remarks = new ArrayList<>(row.remarks());
        var elements = new LinkedHashMap<>(row.elements());
        if (ours.isEmpty()) {
            remarks.add(ImportRemark.hint(
                    "body-foreign", ImportElement.BODY_NAME, row.body().name()));
        }
        if (named.isEmpty() && elements.remove("place") != null) {
            remarks.add(ImportRemark.hint("place-left-out", ImportElement.ADDRESS));
        }
        var known = origins.find(source, key);
        var digest = Digests.sm3(json.write(List.of(elements, row.body())));
        return Optional.of(
                known.isPresent()
                        ? again(known.get(), row, elements, digest, ours, remarks)
                        : first(row, elements, digest, ours, remarks));
    }

    private Plan first(
            ImportRow row,
            Map<String, Object> elements,
            String digest,
            Optional<Organisation> ours,
            List<ImportRemark> remarks) {
        var code = freeCode(row);
        var content = content(code, elements);
        var bodies = new ItemBodies(true, ours.map(Organisation::code).orElse(null));
        var refusal = refusal(content, remarks);
        var gaps = Gaps.of(content, bodies).size();
        var outcome = refusal.orElseGet(() -> new Outcome(Verdict.NEW, code, remarks, List.of(), gaps));
        return new Plan(outcome, row, digest, content, bodies, null, json.elements(content));
    }

    private Plan again(
            Origins.Origin known,
            ImportRow row,
            Map<String, Object> elements,
            String digest,
            Optional<Organisation> ours,
            List<ImportRemark> remarks) {
        var item = drafts.require(known.item());
        var theirs = content(known.item(), elements);
        var base = json.elements(theirs);
        var merge = ItemMerge.of(known.base(), base, json.elements(item.content()));
        var content = json.content(merge.merged());
        var bodies = item.bodies().oneBody() && item.bodies().organisation() == null && ours.isPresent()
                ? new ItemBodies(true, ours.get().code())
                : item.bodies();
        var refusal = refusal(content, remarks);
        var gaps = Gaps.of(content, bodies).size();
        var same = known.digest().equals(digest) && bodies.equals(item.bodies());
        var verdict = same ? Verdict.UNCHANGED : merge.conflicts().isEmpty() ? Verdict.CHANGED : Verdict.CONFLICT;
        var conflicts = same ? List.<ItemMerge.Conflict>of() : merge.conflicts();
        var outcome = same
                ? new Outcome(verdict, known.item(), remarks, conflicts, gaps)
                : refusal.orElseGet(() -> new Outcome(verdict, known.item(), remarks, conflicts, gaps));
        return new Plan(outcome, row, digest, content, bodies, item.version(), base);
    }

    private ItemContent content(CatalogCode code, Map<String, Object> elements) {
        var whole = new LinkedHashMap<>(elements);
        whole.put("catalogCode", code.value());
        return json.content(json.tree(json.write(whole)));
    }

    /// What an editor could not save either is not taken in by a list.
    private Optional<Outcome> refusal(ItemContent content, List<ImportRemark> remarks) {
        try {
            checks.check(content);
            return Optional.empty();
        } catch (ContentRefused refused) {
            var all = new ArrayList<>(remarks);
            for (RuleViolation.FieldError error : refused.fieldErrors()) {
                all.add(ImportRemark.refusal("content", null, error.message()));
            }
            return Optional.of(Outcome.refused(all));
        }
    }

    /// One of our bodies when the list names one by code or by exact name.
    private Optional<Organisation> named(ImportRow.Body body) {
        Optional<Organisation> found = Optional.empty();
        if (!body.creditCode().isEmpty()) {
            found = organisations.findByCreditCode(CreditCode.confirmed(body.creditCode()));
        }
        if (found.isEmpty() && !body.number().isEmpty()) {
            found = organisations.findByNumber(body.number());
        }
        return found.isEmpty() && !body.name().isEmpty() ? organisations.findByName(body.name()) : found;
    }

    /// One of our bodies when the source's table says that it stands for theirs.
    private Optional<Organisation> matched(String source, ImportRow.Body body) {
        return sources.organisationOf(source, body.key())
                .map(OrganisationCode::new)
                .flatMap(organisations::find);
    }

    /// The basic code of the row; where another item has it already, the first free one with a letter behind
    /// it; a
    /// local code when the row has none.
    private CatalogCode freeCode(ImportRow row) {
        var wanted = row.itemCode();
        if (wanted == null) {
            long number = jdbc.sql("select nextval('catalog.local_item')")
                    .query(Long.class)
                    .single();
            return new CatalogCode("32%sLX%06d".formatted(row.type().code(), number % 1_000_000));
        }
        var code = new CatalogCode(wanted);
        for (int i = 0; drafts.find(code).isPresent(); i++) {
            if (i == 260) {
                throw new IllegalStateException("no free code beside " + wanted);
            }
            code = new CatalogCode(wanted.substring(0, 12) + (char) ('A' + i / 10) + i % 10);
        }
        return code;
    }
}
