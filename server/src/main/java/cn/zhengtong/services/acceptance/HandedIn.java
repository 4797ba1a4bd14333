package cn.zhengtong.services.acceptance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One required material of a case as it stands: handed in, held by the state, missing or to follow.
///
/// @param how how it is there
/// @param files stored files, newest last
/// @param licence the e-licence that replaces it
/// @param held name of the register or licence that the state holds it in
/// @param checked what the officer found: null = not looked at yet
@JsonInclude(JsonInclude.Include.NON_NULL)
record HandedIn(
        String key,
        How how,
        List<UUID> files,
        @Nullable UUID licence,
        @Nullable String held,
        @Nullable Check checked,
        @Nullable String remark) {

    /// How a material is there.
    enum How {
        /// The filled form itself.
        FORM,
        FILES,
        /// Held by the state; nothing was asked for (在线规定 §7).
        LICENCE,
        /// Paper handed in at the window and seen by the clerk.
        PAPER,
        /// May follow later (容缺).
        LATER,
        MISSING
    }

    /// The officer's view of one material.
    enum Check {
        OK,
        NOT_OK
    }

    HandedIn {
        files = files == null ? List.of() : List.copyOf(files);
    }

    static HandedIn of(String key, How how) {
        return new HandedIn(key, how, List.of(), null, null, null, null);
    }

    static HandedIn files(String key, List<UUID> files) {
        return new HandedIn(key, How.FILES, files, null, null, null, null);
    }

    HandedIn checked(Check result, @Nullable String why) {
        return new HandedIn(key, how, files, licence, held, result, why);
    }

    boolean isThere() {
        return how != How.MISSING;
    }

    /// Missing, or handed in and found wanting.
    boolean isWanting() {
        return how == How.MISSING || checked == Check.NOT_OK;
    }
}
