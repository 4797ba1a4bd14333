-- The one gateway and its simulator live in notices.
drop table identity.simulated_sms;
