package cn.zhengtong.services.catalog;

import cn.zhengtong.support.calendar.LimitUnit;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything a guide says about an item (事项要素, GB/T 39046 table 4). Lists are never null; texts are empty when
/// not known.
///
/// @param everyday how people call it, for search
/// @param notFor who does not need it, or what to do instead
/// @param form JSON Schema (2020-12) of what is asked on line
/// @param process key of the review process in `workflow`
/// @param specialProcedures which of the closed list of 行政许可法 §45 may stop the clock
/// @param requiredAssurance identity level that an applicant needs, 1 to 4
/// @param inPerson true: no agent may act (行政许可法 §29)
/// @param department duty of the bodies that carry it out; empty while nobody does
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemContent(
        String catalogCode,
        String mainItem,
        String name,
        String shortName,
        List<String> everyday,
        ItemType type,
        String department,
        List<String> levels,
        List<String> objects,
        List<String> themes,
        List<String> lifeEvents,
        CaseType caseType,
        @Nullable Limit statutoryLimit,
        @Nullable Limit committedLimit,
        String summary,
        List<String> conditions,
        @Nullable String notFor,
        List<Material> materials,
        List<Situation> situations,
        @Nullable Map<String, Object> form,
        List<Step> steps,
        String process,
        List<String> specialProcedures,
        @Nullable Fee fee,
        @Nullable Result result,
        int visits,
        int onlineDepth,
        @Nullable String visitReason,
        String coverage,
        List<LegalBasis> legalBases,
        int requiredAssurance,
        boolean inPerson,
        List<Question> faq,
        @Nullable Place place,
        @Nullable Channels channels) {

    public ItemContent {
        form = ordered(form);
        everyday = orEmpty(everyday);
        levels = orEmpty(levels);
        objects = orEmpty(objects);
        themes = orEmpty(themes);
        lifeEvents = orEmpty(lifeEvents);
        conditions = orEmpty(conditions);
        materials = orEmpty(materials);
        situations = orEmpty(situations);
        steps = orEmpty(steps);
        specialProcedures = orEmpty(specialProcedures);
        legalBases = orEmpty(legalBases);
        faq = orEmpty(faq);
        shortName = shortName == null ? "" : shortName;
        summary = summary == null ? "" : summary;
        department = department == null ? "" : department;
        mainItem = mainItem == null ? name : mainItem;
        process = process == null ? "one-review" : process;
        coverage = coverage == null ? "COUNTY" : coverage;
        caseType = caseType == null ? CaseType.COMMITTED : caseType;
    }

    /// 即办件 decided on the spot, 承诺件 within a promised time.
    public enum CaseType {
        INSTANT,
        COMMITTED
    }

    /// A time limit.
    ///
    /// @param basis where the law sets it
    public record Limit(int value, LimitUnit unit, @Nullable String basis) {
        double hours() {
            return value * unit.hours();
        }
    }

    /// One required paper or form (申请材料).
    ///
    /// @param licenceType name of the e-licence that replaces it, empty when none
    public record Material(
            String key,
            String name,
            MaterialForm form,
            MaterialSource source,
            @Nullable String issuer,
            Necessity necessity,
            int originals,
            int copies,
            @Nullable String licenceType,
            @Nullable String guidance,
            @Nullable String standard,
            @Nullable String basis) {

        /// The state holds it as an e-licence.
        public boolean hasLicence() {
            return licenceType != null && !licenceType.isEmpty();
        }
    }

    /// How a material is handed in; ONLINE_FORM is filled on line.
    public enum MaterialForm {
        ONLINE_FORM,
        ELECTRONIC,
        ORIGINAL,
        COPY
    }

    /// Where a material comes from (材料来源渠道).
    public enum MaterialSource {
        APPLICANT,
        GOVERNMENT,
        INTERMEDIARY,
        OTHER
    }

    /// Whether it must be there; TOLERABLE may follow later (容缺).
    public enum Necessity {
        REQUIRED,
        OPTIONAL,
        TOLERABLE
    }

    /// A question whose answer changes the materials (情形).
    public record Situation(String key, String question, List<Option> options) {
        public Situation {
            options = orEmpty(options);
        }
    }

    /// One answer: material keys it adds and removes.
    public record Option(String key, String label, List<String> adds, List<String> removes) {
        public Option {
            adds = orEmpty(adds);
            removes = orEmpty(removes);
        }
    }

    /// One step of the way, as the guide tells it.
    public record Step(String name, String who, @Nullable String note) {}

    /// What it costs.
    public record Fee(
            boolean charged,
            @Nullable List<FeeItem> items,
            @Nullable String note) {}

    /// One charge and where the law sets it.
    public record FeeItem(
            String name, String standard, @Nullable String basis) {}

    /// What the person gets.
    ///
    /// @param validity LONG_TERM, NONE or YEARS_n
    public record Result(String name, String kind, String validity) {
        public Result {
            kind = kind == null ? "DECISION" : kind;
            validity = validity == null ? "NONE" : validity;
        }
    }

    /// A rule of law behind the item (设定依据).
    public record LegalBasis(
            String law,
            @Nullable String document,
            String article,
            @Nullable String text) {}

    /// A question people ask.
    public record Question(String q, String a) {}

    /// Where and when the body is open.
    public record Place(
            @Nullable String address,
            @Nullable String hours,
            @Nullable String phone,
            @Nullable String complaints) {}

    /// How else the errand can be run and who takes part.
    ///
    /// @param jointBodies bodies that take part (联办机构)
    /// @param courier papers may come and go by courier
    /// @param booking address of the booking page
    /// @param online address of another place that takes the application
    public record Channels(
            List<String> jointBodies,
            @Nullable Boolean courier,
            @Nullable String booking,
            @Nullable String online) {

        public Channels {
            jointBodies = orEmpty(jointBodies);
        }
    }

    /// The store of JSON forgets the order of the questions, so the form names it (`x-order`).
    private static @Nullable Map<String, Object> ordered(@Nullable Map<String, Object> form) {
        if (form == null || form.containsKey("x-order") || !(form.get("properties") instanceof Map<?, ?> questions)) {
            return form;
        }
        var whole = new LinkedHashMap<String, Object>(form);
        whole.put("x-order", List.copyOf(questions.keySet()));
        return whole;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
