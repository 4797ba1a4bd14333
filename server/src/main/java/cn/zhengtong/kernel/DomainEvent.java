package cn.zhengtong.kernel;

/// Something that happened and that other modules may listen to. Carries identifiers and facts, never personal
/// data.
public interface DomainEvent extends org.jmolecules.event.types.DomainEvent {}
