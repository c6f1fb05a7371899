/**
 * The grammar of Symbolic, over the tokens of the name pass: products are explicit, brackets have roles, left-hand
 * sides are marked. Every decision is made on one token of lookahead (a test keeps it so), which makes parsing fast
 * and its time linear. Rules that could nest without brackets (signs, powers, functions without parentheses, Σ, else
 * if) are written as flat sequences; the tree builder folds them by the precedence noted here, so that neither the
 * parser nor anything after it recurses on them.
 *
 * Precedence, tight to loose: operand with postfixes · ^ (right) · √ · function without parentheses · tight product ·
 * sign · * / and loose product · Σ Π d/dx ∇ (take the rest of the term) · + − · .. and comparisons · not · and · or ·
 * if and ?:
 */
parser grammar SymbolicParser;
options { tokenVocab = SymbolicLexer; superClass = SymbolicParserBase; contextSuperClass = MarkedContext; }

program    : ( statement ( END statement )* )? EOF ;

/** What stands between two separators inside a bracket; an entry of its own for deeply nested input. */
element    : expression EOF ;

statement
  : DECL declared ( COMMA declared )*                                            // var a, b · param W in R^{m×n}
  | STRICT                                                                       // strict on
  | FOR VAR ( ASSIGN | IN ) expression LBODY ( statement ( END statement )* )? RBODY
  | DEFNAME LCALL VAR ( COMMA VAR )* RPAR ( ASSIGN | DEF ) expression             // f(x, y) = …
  | target ( COMMA target )* ( IN domain | ( ASSIGN | DEF ) expression )          // x, y in R^n · a[n] = …
  | expression
  ;
declared   : target ( IN domain )? ;
target     : LNAME index? ;
domain     : SETNAME ( LDIM expression ( DIMSEP expression )* RDIM )? ;

expression : branch* logic ( QMARK expression COLON branch* logic )* ;           // right-associative
branch     : IF expression THEN expression ELSE ;
logic      : comparison ( ( AND | OR ) comparison )* ;                           // and before or
comparison : NOT* sum ( ( LT | LE | GT | GE | EQ | NE | DOTDOT ) sum )* ;        // chains mean "and"
sum        : term ( ( PLUS | MINUS ) term )* ;
term       : ( PLUS | MINUS | big )* product
             ( ( STAR | DIV | BSLASH | CDOT | TIMES | EMUL | EDIV | KRON | MOD | LJUX )
               ( PLUS | MINUS | big )* product )* ;
big        : BIGOP ( LLIM VAR ( COMMA VAR )* ( ( ASSIGN | IN ) expression )? RLIM ( LUP expression RUP )? )?
           | DDX variable+
           | NABLA ( LSUB expression ( COMMA expression )* RSUB )? LAPLACE?
           ;
product    : applied* operand ( ( TJUX | TFUN | POW | EPOW ) ( PLUS | MINUS )* applied* operand )* ;
applied    : FUNC ( FSUB expression RSUB )? ( FPOW expression RPOW | FSUP )? ( PLUS | MINUS )*
           | SQRT
           | CBRT
           ;
operand    : atom ( SUP | SUPT | INVT | PRIME | DOTTR | SUPFAM | index )* ;
atom
  : NUMBER | VAR | CONST | FNAME | FOLDED | STRING
  | LPAR expression RPAR
  | LGROUP expression RGROUP
  | CALLEE PRIME* ( FSUB expression RSUB )? ( FPOW expression RPOW | FSUP )? LCALL arguments? RPAR
  | LBAR expression RBAR
  | LNORM expression RNORM NORMSUB?
  | LBRK row ( ROWSEP row )* RBRK
  | LCASES arm ( ARMSEP arm )* RCASES
  | IFCALL expression COMMA expression COMMA expression RPAR                     // if(c, a, b)
  | BINDCALL VAR ( COMMA VAR )* ( ( ASSIGN | IN ) expression )? COLON expression RPAR  // sum(i=1..n: x[i])
  | DNUM operand DDEN variable+ DEND                                             // dz/dx, ∂E/∂w[j,k], d(u)/d(x)
  ;
index      : ( LIDX | LFAM ) item ( COMMA item )* RIDX | ELEMENT ;
item       : COLON expression? | expression ( COLON expression? )? ;             // x[i], A[:,1], A[1:2,:]
variable   : DVAR VAR index? DORDER? ;
arguments  : argument ( COMMA argument )* ;
argument   : ( ARGNAME ASSIGN )? expression ;
row        : expression ( ( COMMA | COLSEP ) expression )* ;
arm        : expression ( IF expression | OTHERWISE )? ;
