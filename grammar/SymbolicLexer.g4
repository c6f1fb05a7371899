/**
 * Characters to tokens. No function names and no actions: what a word means is decided by the name pass
 * (src/Symbolic.Parsing/Names), which stands between this lexer and SymbolicParser.g4.
 * Every character belongs to some rule, so the lexer itself never fails.
 */
lexer grammar SymbolicLexer;

// Tokens that only the name pass makes.
tokens {
  END,                                   // separator of statements
  VAR, CONST, FNAME,                     // a name, a constant, a function used as a value
  FUNC, CALLEE, LCALL, ARGNAME,          // sin in "sin x" · f in "f(" · the "(" of a call · axis in "axis="
  FSUB, RSUB, FPOW, RPOW, FSUP,          // log_2 x: FSUB 2 RSUB · sin^2 x: FPOW 2 RPOW · sin²x: FSUP
  TJUX, TFUN, LJUX,                      // implicit products: tight, tight before a named function, loose
  LIDX, LFAM, RIDX, ELEMENT,             // w[ or w_{ · W{ or declared family W[ · their end · w_ij as indices
  SUPFAM, INVT,                          // W⁽²⁾ · ⁻ᵀ
  LBAR, RBAR, LNORM, RNORM, NORMSUB,     // |x|, ‖x‖ and its subscript
  LGROUP, RGROUP,                        // braces that only group
  LCASES, ARMSEP, RCASES,                // { a if c; b otherwise }
  COLSEP, ROWSEP,                        // a blank between columns, ; or a line end between rows
  BIGOP, LLIM, RLIM, LUP, RUP, BINDCALL, // Σ with limits · sum(i=1..n: …)
  DDX, DNUM, DDEN, DVAR, DORDER, DEND,   // d/dx … · dz/dx
  NABLA, LSUB, LAPLACE,                  // ∇ ∇_x ∇²
  IF, THEN, ELSE, IFCALL, OTHERWISE, IN, MOD,
  FOR, LBODY, RBODY, DECL, STRICT, LNAME, DEFNAME,
  SETNAME, LDIM, DIMSEP, RDIM,           // R^{m×n}
  FOLDED                                 // the content of a bracket that was parsed on its own
}

fragment D : [0-9] ;
fragment L : [\p{Lu}\p{Ll}\p{Lt}\p{Lo}] [\u0300-\u036F]* ;

NUMBER  : ( D+ ( '.' D+ )? | '.' D+ ) ( [eE] [+-]? D+ )? ;
VULGAR  : [\u00BC-\u00BE\u2150-\u215E] ;
WORD    : L ( L | D )* ;
SUB     : '_' ( L | D )+ | [\u2080-\u208B\u1D62-\u1D6A\u2C7C\u2090-\u209C]+ ;
SUBOPEN : '_{' | '_(' ;
BLANKSUB: '_' ;
SUP     : [\u2070\u00B9\u00B2\u00B3\u2074-\u207B\u207D-\u207F\u2071\u02B0\u02B2\u02B3\u02B7\u02B8\u02E1-\u02E3\u1D43\u1D47-\u1D49\u1D4D\u1D4F\u1D50\u1D52\u1D56-\u1D58\u1D5B\u1D9C\u1DA0\u1DBB]+ ;
SUPT    : '\u1D40' | '\u22A4' ;

DEF     : ':=' | '\u2190' ;
EQ      : '==' ;
NE      : '!=' | '\u2260' ;
LE      : '<=' | '\u2264' ;
GE      : '>=' | '\u2265' ;
LT      : '<' ;
GT      : '>' ;
ASSIGN  : '=' ;
PLUS    : '+' ;
MINUS   : '-' | '\u2212' | '\u2013' ;
EPOW    : '.^' | '.**' ;
EMUL    : '.*' | '\u2299' | '\u2218' ;
EDIV    : './' ;
DOTDOT  : '..' | '\u2026' ;
POW     : '^' | '**' ;
STAR    : '*' | '\u2217' ;
DIV     : '/' | '\u00F7' ;
BSLASH  : '\\' ;
CDOT    : '\u00B7' | '\u22C5' | '\u2219' | '\u2022' ;
TIMES   : '\u00D7' ;
KRON    : '\u2297' ;
SQRT    : '\u221A' ;
CBRT    : '\u221B' ;
SUMOP   : '\u2211' ;
PRODOP  : '\u220F' ;
PARTIAL : '\u2202' ;
DEL     : '\u2207' ;
ELEM    : '\u2208' ;
INFTY   : '\u221E' ;
AND     : '\u2227' | '&&' ;
OR      : '\u2228' ;
NOT     : '\u00AC' | '!' ;
DBAR    : '||' | '\u2016' | '\u2225' ;
BAR     : '|' | '\u2223' ;
PRIME   : '\'' | '\u2032' | '\u2019' ;
DPRIME  : '\u2033' ;
DOTTR   : '.T' | '.\'' ;
LPAR    : '(' ;
RPAR    : ')' ;
LBRK    : '[' ;
RBRK    : ']' ;
LBRC    : '{' ;
RBRC    : '}' ;
COMMA   : ',' ;
SEMI    : ';' ;
COLON   : ':' ;
QMARK   : '?' ;
NL      : ( '\r'? '\n' | '\r' | '\u2028' | '\u2029' )+ ;
STRING  : '"' ~["\r\n]* '"' ;                                        // the indices of einsum
RESULT  : '%' D+ ;
DOT     : '.' ;
COMMENT : '#' ~[\r\n]* ;
WS      : [ \t\u000B\u000C\u00A0\u1680\u2000-\u200B\u202F\u205F\u2061\u3000\uFEFF]+ ;
UNKNOWN : . ;
