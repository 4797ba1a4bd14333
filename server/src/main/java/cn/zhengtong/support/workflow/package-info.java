/// Processes drawn as BPMN 2.0 files, walked step by step, and the one to-do list over all systems (流程与待办).
///
/// Owns the schema `workflow`. Entry point: [Workflow].
@NullMarked
@ApplicationModule(
        id = "workflow",
        displayName = "Workflow · 流程与待办",
        allowedDependencies = {"regions", "staff"})
package cn.zhengtong.support.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
