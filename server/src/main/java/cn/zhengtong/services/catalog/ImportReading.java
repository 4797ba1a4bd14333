package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.Digests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one row of a list: field by field into our elements, with a reason for everything that cannot be
/// taken.
final class ImportReading {

    private static final Pattern ITEM_CODE = Pattern.compile("[0-9]{2}[0-9A-Z]{10}");
    private static final Pattern LAW = Pattern.compile("《([^》]{2,100})》\\s*(第[^，。；\\s]{1,12}条)?");
    private static final int LONG_TEXT = 4000;
    private static final int MANY = 100;

    private final ImportFields fields;
    private final ImportMapping mapping;
    private final List<ImportRemark> remarks = new ArrayList<>();
    private final Map<String, Object> elements = new LinkedHashMap<>();

    private ImportReading(ImportMapping mapping, Map<String, ?> raw) {
        this.mapping = mapping;
        this.fields = new ImportFields(mapping, raw);
    }

    static ImportRow read(ImportMapping mapping, Map<String, ?> raw) {
        return new ImportReading(mapping, raw).row();
    }

    private ImportRow row() {
        var key = key();
        var itemCode = itemCode(key);
        name(ImportElement.NAME, "name");
        name(ImportElement.MAIN_ITEM, "mainItem");
        name(ImportElement.SHORT_NAME, "shortName");
        var type = type();
        names(ImportElement.EVERYDAY, "everyday");
        tabled(ImportElement.OBJECTS, "objects");
        tabled(ImportElement.THEMES, "themes");
        limits();
        visits();
        texts(ImportElement.CONDITIONS, "conditions");
        fields.one(ImportElement.SUMMARY).ifPresent(it -> elements.put("summary", longText(ImportElement.SUMMARY, it)));
        materials();
        paper();
        channels();
        place();
        elements.put("onlineDepth", 4);
        elements.put("requiredAssurance", 2);
        elements.put("inPerson", false);
        return new ImportRow(key, itemCode, type, body(key), elements, List.copyOf(remarks));
    }

    private @Nullable String key() {
        var code = fields.one(ImportElement.CODE)
                .map(it -> it.toUpperCase(Locale.ROOT))
                .orElse(null);
        if (code == null) {
            refuse("missing", ImportElement.CODE);
            return null;
        }
        var problem = TaskCodeCheck.problem(code);
        if (problem != null) {
            add(problem);
        }
        return code;
    }

    private @Nullable String itemCode(@Nullable String key) {
        var inside = key != null && TaskCodeCheck.standard(key) ? key.substring(19, 31) : null;
        var code = fields.one(ImportElement.ITEM_CODE)
                .map(it -> it.toUpperCase(Locale.ROOT))
                .orElse(inside);
        if (code == null) {
            return null;
        }
        if (!ITEM_CODE.matcher(code).matches()) {
            refuse("item-code", ImportElement.ITEM_CODE, code);
            return null;
        }
        if (inside != null && !inside.equals(code)) {
            hint("item-code-differs", ImportElement.ITEM_CODE, code, inside);
        }
        return key != null && key.length() == 33 ? code + key.substring(31) : code;
    }

    private void name(ImportElement element, String under) {
        var name = fields.one(element)
                .map(it -> it.replaceAll("[\\n\\r\\t ]+", " "))
                .orElse(null);
        if (name == null) {
            if (element.required()) {
                refuse("missing", element);
            }
            return;
        }
        if (safe(element, name) && name.length() > ContentChecks.NAME) {
            refuse("too-long", element, name.length(), ContentChecks.NAME);
        }
        elements.put(under, name);
    }

    private boolean safe(ImportElement element, String text) {
        if (ContentChecks.MARKUP.matcher(text).find()) {
            refuse("markup", element, text);
            return false;
        }
        if (ContentChecks.INVISIBLE.matcher(text).find()) {
            refuse("invisible", element);
            return false;
        }
        return true;
    }

    private ItemType type() {
        var written = fields.one(ImportElement.TYPE).orElse(null);
        if (written == null) {
            refuse("missing", ImportElement.TYPE);
            return ItemType.PUBLIC_SERVICE;
        }
        var table = mapping.values().getOrDefault(ImportElement.TYPE, Map.of());
        var ours = table.getOrDefault(written, written);
        for (var type : ItemType.values()) {
            if (type.name().equals(ours)) {
                elements.put("type", type.name());
                caseType();
                return type;
            }
        }
        refuse(
                "type-unknown",
                ImportElement.TYPE,
                written,
                String.join("、", table.keySet().stream().sorted().toList()));
        return ItemType.PUBLIC_SERVICE;
    }

    private void caseType() {
        fields.one(ImportElement.CASE_TYPE).ifPresent(written -> {
            var ours = mapping.values()
                    .getOrDefault(ImportElement.CASE_TYPE, Map.of())
                    .getOrDefault(written, written);
            if (ours.equals("INSTANT") || ours.equals("COMMITTED")) {
                elements.put("caseType", ours);
            } else {
                hint("value-unknown", ImportElement.CASE_TYPE, written);
            }
        });
    }

    private void names(ImportElement element, String under) {
        var list = fields.many(element).stream()
                .filter(it -> safe(element, it))
                .limit(MANY)
                .toList();
        if (!list.isEmpty()) {
            elements.put(under, list);
        }
    }

    private void texts(ImportElement element, String under) {
        var list = fields.many(element).stream()
                .map(it -> longText(element, it))
                .filter(it -> !it.isBlank())
                .limit(MANY)
                .toList();
        if (!list.isEmpty()) {
            elements.put(under, list);
        }
    }

    /// Text of a web page without the page around it.
    private String longText(ImportElement element, String text) {
        var plain = text;
        if (ContentChecks.MARKUP.matcher(text).find()) {
            plain = text.replaceAll("(?is)<(script|style)\\b.*?(</\\1\\s*>|$)", " ")
                    .replaceAll("(?i)<br\\s*/?>|</p\\s*>", "\n")
                    .replaceAll("(?s)<[a-zA-Z!/][^>]*(>|$)", "")
                    .strip();
            hint("markup-removed", element);
        }
        if (ContentChecks.INVISIBLE.matcher(plain).find()) {
            refuse("invisible", element);
        }
        if (plain.length() > LONG_TEXT) {
            refuse("too-long", element, plain.length(), LONG_TEXT);
        }
        return plain;
    }

    private void tabled(ImportElement element, String under) {
        var table = mapping.values().getOrDefault(element, Map.of());
        var list = new ArrayList<String>();
        for (var written : fields.many(element)) {
            var ours = table.get(written);
            if (ours == null && safe(element, written)) {
                hint("value-unknown", element, written);
            } else if (ours != null && !ours.isBlank() && !list.contains(ours)) {
                list.add(ours);
            }
        }
        if (!list.isEmpty()) {
            elements.put(under, list);
        }
    }

    private void limits() {
        var statutory = limit(ImportElement.STATUTORY_LIMIT);
        var committed = limit(ImportElement.COMMITTED_LIMIT);
        if (statutory != null) {
            var basis = fields.one(ImportElement.STATUTORY_BASIS).orElse(null);
            statutory = new ItemContent.Limit(statutory.value(), statutory.unit(), basis);
            elements.put("statutoryLimit", statutory);
        }
        if (committed != null) {
            elements.put("committedLimit", committed);
        }
        if (statutory != null && committed != null && committed.hours() > statutory.hours() + 1e-9) {
            refuse(
                    "committed-longer",
                    ImportElement.COMMITTED_LIMIT,
                    fields.one(ImportElement.COMMITTED_LIMIT).orElse(""),
                    fields.one(ImportElement.STATUTORY_LIMIT).orElse(""));
        }
    }

    private ItemContent.@Nullable Limit limit(ImportElement element) {
        var written = fields.one(element).orElse(null);
        if (written == null) {
            return null;
        }
        var read = LimitText.read(written);
        if (read.problem() != null) {
            refuse(read.problem(), element, written);
        }
        return read.limit();
    }

    private void visits() {
        var written = fields.one(ImportElement.VISITS)
                .orElse("0")
                .replaceAll("次$", "")
                .strip();
        if (!written.matches("\\d{1,2}") || Integer.parseInt(written) > 20) {
            refuse("visits-unreadable", ImportElement.VISITS, written);
            return;
        }
        elements.put("visits", Integer.parseInt(written));
    }

    /// Known again by their name, so that a list in another order changes nothing.
    private void materials() {
        var list = new ArrayList<Map<String, Object>>();
        for (var name : fields.many(ImportElement.MATERIALS).stream()
                .distinct()
                .limit(MANY)
                .toList()) {
            if (safe(ImportElement.MATERIALS, name)) {
                var material = new LinkedHashMap<String, Object>();
                material.put("key", "m" + Digests.sm3(name).substring(0, 8));
                material.put(
                        "name", name.length() <= ContentChecks.NAME ? name : name.substring(0, ContentChecks.NAME));
                material.put("form", "ELECTRONIC");
                material.put("source", "APPLICANT");
                material.put("necessity", "REQUIRED");
                material.put("originals", 1);
                material.put("copies", 0);
                list.add(material);
            }
        }
        if (!list.isEmpty()) {
            elements.put("materials", list);
        }
    }

    /// Fee, result, legal bases.
    private void paper() {
        fields.one(ImportElement.FEE).ifPresent(it -> {
            if (it.matches("否|不收费|免费|0|不收取.*")) {
                elements.put("fee", Map.of("charged", false, "note", "不收费。"));
            } else {
                hint("fee-by-hand", ImportElement.FEE, it);
            }
        });
        fields.one(ImportElement.RESULT)
                .filter(it -> safe(ImportElement.RESULT, it))
                .ifPresent(it -> elements.put("result", Map.of("name", it, "kind", "DECISION", "validity", "NONE")));
        var bases = new ArrayList<Map<String, String>>();
        for (var text : fields.many(ImportElement.LEGAL_BASES)) {
            var plain = longText(ImportElement.LEGAL_BASES, text);
            var law = LAW.matcher(plain);
            if (law.find()) {
                bases.add(Map.of(
                        "law", law.group(1), "article", law.group(2) == null ? "" : law.group(2), "text", plain));
            } else if (plain.length() <= ContentChecks.NAME) {
                bases.add(Map.of("law", plain, "article", ""));
            }
        }
        if (!bases.isEmpty()) {
            elements.put("legalBases", bases.stream().limit(MANY).toList());
        }
    }

    private void channels() {
        var channels = new LinkedHashMap<String, Object>();
        var joint = fields.many(ImportElement.JOINT_BODIES).stream()
                .filter(it -> safe(ImportElement.JOINT_BODIES, it))
                .limit(MANY)
                .toList();
        if (!joint.isEmpty()) {
            channels.put("jointBodies", joint);
        }
        fields.one(ImportElement.COURIER).ifPresent(it -> channels.put("courier", it.matches("是|支持|1|true|可以")));
        address(ImportElement.BOOKING).ifPresent(it -> channels.put("booking", it));
        address(ImportElement.ONLINE).ifPresent(it -> channels.put("online", it));
        if (!channels.isEmpty()) {
            elements.put("channels", channels);
        }
    }

    private java.util.Optional<String> address(ImportElement element) {
        return fields.one(element).filter(it -> {
            var good = it.matches("https?://[^\\s\"'<>]{3,300}");
            if (!good) {
                hint("address-left-out", element, it);
            }
            return good;
        });
    }

    private void place() {
        var place = new LinkedHashMap<String, Object>();
        fields.one(ImportElement.ADDRESS)
                .ifPresent(it ->
                        place.put("address", longText(ImportElement.ADDRESS, it.replaceFirst("^办理地点[：:]\\s*", ""))));
        fields.one(ImportElement.HOURS).ifPresent(it -> place.put("hours", longText(ImportElement.HOURS, it)));
        fields.one(ImportElement.PHONE).ifPresent(it -> place.put("phone", longText(ImportElement.PHONE, it)));
        fields.one(ImportElement.COMPLAINTS)
                .ifPresent(it -> place.put("complaints", longText(ImportElement.COMPLAINTS, it)));
        if (!place.isEmpty()) {
            elements.put("place", place);
        }
    }

    private ImportRow.Body body(@Nullable String key) {
        var name = fields.one(ImportElement.BODY_NAME).orElse("");
        if (name.isEmpty()) {
            refuse("missing", ImportElement.BODY_NAME);
        } else {
            safe(ImportElement.BODY_NAME, name);
        }
        var code = fields.one(ImportElement.BODY_CODE)
                .map(it -> it.toUpperCase(Locale.ROOT))
                .orElse("");
        var creditCode =
                code.length() == 18 ? code : key != null && TaskCodeCheck.standard(key) ? key.substring(0, 18) : "";
        var number = code.length() == 9 ? code : creditCode.isEmpty() ? "" : creditCode.substring(8, 17);
        return new ImportRow.Body(
                !creditCode.isEmpty() ? creditCode : !number.isEmpty() ? number : name,
                name,
                creditCode,
                number,
                fields.one(ImportElement.REGION_CODE).orElse(""),
                fields.one(ImportElement.REGION_NAME).orElse(""));
    }

    private void refuse(String code, ImportElement element, Object... arguments) {
        add(ImportRemark.refusal(code, element, arguments));
    }

    private void hint(String code, ImportElement element, Object... arguments) {
        add(ImportRemark.hint(code, element, arguments));
    }

    private void add(ImportRemark remark) {
        if (!remarks.contains(remark) && remarks.size() < MANY) {
            remarks.add(remark);
        }
    }
}
