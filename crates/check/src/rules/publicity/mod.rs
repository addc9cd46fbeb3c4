//! Publicities and their time: what they tell, how long they last, what they announce (NOTICE; standards 9.3 [M]).

pub mod contents;
pub mod deadline;
pub mod period;
