package cn.zhengtong.support.licences;

/// The four ways a licence ends before its time: different acts with different consequences, never merged.
public enum Ending {
    /// 吊销: taken away as a penalty.
    REVOKED,
    /// 注销: formally ended, e.g. given up or expired (行政许可法 §70).
    CANCELLED,
    /// 撤销: wrongly granted or got by fraud (§69).
    RESCINDED,
    /// 撤回: the law or the facts changed (§8).
    WITHDRAWN
}
