package cn.zhengtong.services.acceptance;

import cn.zhengtong.services.catalog.TaskCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An application as it is handed in.
///
/// @param applicant the natural person, also where a firm applies: then its representative
/// @param firm credit code of the firm that applies, null for the person itself
/// @param situations question key → option key
/// @param materials material key → what is handed in; what the state holds need not be named
/// @param delivery how the result shall reach the applicant: ELECTRONIC, WINDOW or COURIER
public record SubmitCase(
        UUID applicant,
        @Nullable String firm,
        TaskCode taskCode,
        Map<String, String> situations,
        Map<String, Object> form,
        Map<String, Given> materials,
        String delivery) {

    public SubmitCase {
        situations = situations == null ? Map.of() : Map.copyOf(situations);
        form = form == null ? Map.of() : form;
        materials = materials == null ? Map.of() : Map.copyOf(materials);
        delivery = delivery == null ? "ELECTRONIC" : delivery;
    }

    /// What is handed in for one material.
    ///
    /// @param how FILES, PAPER (window only) or LATER (only where it may follow)
    public record Given(String how, List<UUID> files) {

        public Given {
            files = files == null ? List.of() : List.copyOf(files);
        }
    }
}
