package cn.zhengtong.services.acceptance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has been filled in of an application so far; kept by `forms`, continued on any device or at the window.
///
/// @param applicant `self`, the credit code of a firm, or empty while not chosen
@JsonIgnoreProperties(ignoreUnknown = true)
record ApplicationDraft(
        String applicant,
        Map<String, String> situations,
        Map<String, Object> form,
        Map<String, SubmitCase.Given> materials,
        String delivery) {

    static final String SELF = "self";
    static final ApplicationDraft EMPTY = new ApplicationDraft("", Map.of(), Map.of(), Map.of(), "");

    ApplicationDraft {
        applicant = applicant == null ? "" : applicant;
        situations = situations == null ? Map.of() : Map.copyOf(situations);
        form = form == null ? Map.of() : new LinkedHashMap<>(form);
        materials = materials == null ? Map.of() : Map.copyOf(materials);
        delivery = delivery == null || delivery.isEmpty() ? "ELECTRONIC" : delivery;
    }

    static String purpose(String taskCode) {
        return "apply:" + taskCode;
    }

    ApplicationDraft applicant(String chosen) {
        return new ApplicationDraft(chosen, situations, form, materials, delivery);
    }

    ApplicationDraft situation(String key, String option) {
        var all = new HashMap<>(situations);
        all.put(key, option);
        return new ApplicationDraft(applicant, all, form, materials, delivery);
    }

    ApplicationDraft form(Map<String, Object> values) {
        return new ApplicationDraft(applicant, situations, values, materials, delivery);
    }

    ApplicationDraft material(String key, SubmitCase.@Nullable Given given) {
        var all = new HashMap<>(materials);
        if (given == null) {
            all.remove(key);
        } else {
            all.put(key, given);
        }
        return new ApplicationDraft(applicant, situations, form, all, delivery);
    }

    ApplicationDraft delivery(String way) {
        return new ApplicationDraft(applicant, situations, form, materials, way);
    }

    @Nullable
    String firm() {
        return applicant.isEmpty() || applicant.equals(SELF) ? null : applicant;
    }

    SubmitCase submit(UUID person, cn.zhengtong.services.catalog.TaskCode taskCode) {
        return new SubmitCase(person, firm(), taskCode, situations, form, materials, delivery);
    }
}
