package cn.zhengtong.services.catalog;

import cn.zhengtong.kernel.OrganisationCode;
import org.jspecify.annotations.Nullable;

/// Who carries an item out: every body with its duty on its levels, or one body only.
///
/// @param organisation the one body; null while it is not chosen yet
record ItemBodies(boolean oneBody, @Nullable OrganisationCode organisation) {

    static final ItemBodies BY_DUTY = new ItemBodies(false, null);
}
