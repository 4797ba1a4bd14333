package cn.zhengtong.kernel;

import java.util.Set;

/// A role that somebody holds within a reach: the permissions it brings there (角色授权).
public record Grant(String role, Set<String> permissions, Reach reach) {

    public Grant {
        permissions = Set.copyOf(permissions);
    }
}
